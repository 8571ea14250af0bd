import { writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { app, dialog } from 'electron'

/** Asks where a text is to be kept and writes it there. Null when the person thought better of it. */
export async function saveText({
  name,
  text,
}: {
  readonly name: string
  readonly text: string
}): Promise<string | null> {
  // A name made of a customer's must not lead into another folder.
  const safe = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
  const extension = extname(safe).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), safe),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
  if (canceled || !filePath) return null
  await writeFile(filePath, text, 'utf8')
  return filePath
}
