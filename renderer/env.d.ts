/// <reference types="vite/client" />
import type { SwitchboardBridge } from '#shared/ipc/envelope'

declare global {
  interface Window {
    readonly switchboard: SwitchboardBridge
  }
}
