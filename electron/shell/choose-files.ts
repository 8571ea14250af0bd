import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { text } from './text.ts'

/** What the data process lets a person choose: it learns the path, the window never does. */
export async function chooseFiles(
  window: BrowserWindow | undefined,
  what: 'open-folder' | 'open-csv' | 'save-folder' | 'save-csv',
  name: string,
): Promise<string | null> {
  const tables = [{ name: text('files.tables'), extensions: ['csv', 'tsv', 'txt'] }]
  if (what === 'save-csv') {
    const options = { defaultPath: name, filters: tables }
    const saved = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
    return saved.canceled || !saved.filePath ? null : saved.filePath
  }
  const options: OpenDialogOptions =
    what === 'open-csv'
      ? { properties: ['openFile'], filters: tables }
      : { properties: what === 'save-folder' ? ['openDirectory', 'createDirectory'] : ['openDirectory'] }
  const opened = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return opened.canceled ? null : (opened.filePaths[0] ?? null)
}
