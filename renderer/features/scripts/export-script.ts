import { toFailure } from '../../app/bridge.ts'
import { ask } from '../../app/data.ts'
import { showFailure } from '../../app/toasts.tsx'

/** Hands a version, or the newest saved text, to the system's own dialog for saving a file. */
export async function exportScript(scriptId: string, revisionId: string | null): Promise<void> {
  try {
    const file = await ask('script.export', { scriptId, revisionId })
    if (!file) throw toFailure({ code: 'not-found' })
    const url = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }))
    const anchor = document.createElement('a')
    anchor.href = url
    anchor.download = file.fileName
    anchor.click()
    // The download has its own hold on the text once it began.
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  } catch (caught) {
    showFailure(caught)
  }
}
