import { Notification } from 'electron'
import type { ShellArgs } from '#shared/ipc/shell'

export type Notify = (notice: ShellArgs<'shell.notify'>) => void

/** Notices of the desktop. `opened` is called with the tag of one that was clicked. */
export function createNotices(opened: (tag: string) => void): Notify {
  /** Held until they go away: one that is collected never tells that it was clicked. One a tag is enough. */
  const shown = new Map<string, Notification>()
  return ({ title, body, tag }) => {
    if (!Notification.isSupported()) return
    shown.get(tag)?.close()
    const notice = new Notification({ title, body })
    const forget = () => {
      if (shown.get(tag) === notice) shown.delete(tag)
    }
    notice.on('click', () => {
      forget()
      opened(tag)
    })
    notice.on('close', forget)
    notice.on('failed', forget)
    shown.set(tag, notice)
    notice.show()
  }
}
