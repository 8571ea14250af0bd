import { app, BrowserWindow } from 'electron'

// The least that any Electron program does: one empty window. Prints the moment it could be shown.
// (Not awaited here: Electron is not ready before its main module has been read to the end.)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => {
    window.show()
    process.stdout.write(`shown ${Date.now()}\n`)
  })
  return window.loadURL('data:text/html,<title>Blank</title>')
})
