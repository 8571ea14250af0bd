import { app, BrowserWindow } from 'electron'

// The least that any Electron program does: one empty window. Prints the moment it could be shown.
await app.whenReady()
const window = new BrowserWindow({ width: 1280, height: 800, show: false })
window.once('ready-to-show', () => {
  window.show()
  process.stdout.write(`shown ${Date.now()}\n`)
})
await window.loadURL('data:text/html,<title>Blank</title>')
