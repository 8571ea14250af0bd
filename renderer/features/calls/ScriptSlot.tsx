import type { CallDetail } from '#shared/ipc/calls'

/** Where the script of a running call has its place: between who calls and what is written down. */
export function ScriptSlot(_props: { readonly detail: CallDetail }) {
  return null
}
