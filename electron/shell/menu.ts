import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { type TextKey, text } from './text.ts'

export interface MenuActions {
  readonly settings: () => void
  readonly shortcuts: () => void
  readonly checkForUpdates: () => void
}

type MenuWord<Key = TextKey> = Key extends `menu.${infer Word}` ? Word : never

/** What Electron does by itself, under our words: its own are English whatever the language. */
const item = (role: MenuWord & MenuItemConstructorOptions['role']): MenuItemConstructorOptions => ({
  role,
  label: text(`menu.${role}`),
})
const line: MenuItemConstructorOptions = { type: 'separator' }

function editMenu(mac: boolean): MenuItemConstructorOptions[] {
  return [
    item('undo'),
    item('redo'),
    line,
    item('cut'),
    item('copy'),
    item('paste'),
    ...(mac ? [item('pasteAndMatchStyle')] : []),
    item('delete'),
    line,
    item('selectAll'),
  ]
}

function windowMenu(mac: boolean): MenuItemConstructorOptions[] {
  return [item('minimize'), ...(mac ? [item('zoom'), line, item('front')] : [item('close')])]
}

/** The application menu. What belongs to tickets is in the window's palette; here is what a desktop expects. */
export function setApplicationMenu(actions: MenuActions): void {
  const mac = process.platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: text('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: actions.settings,
  }
  const updates: MenuItemConstructorOptions = { label: text('menu.checkForUpdates'), click: actions.checkForUpdates }
  const about = item('about')
  const quit = item('quit')

  const template: MenuItemConstructorOptions[] = [
    mac
      ? {
          label: app.name,
          submenu: [about, updates, line, settings, line, item('hide'), item('hideOthers'), line, quit],
        }
      : { label: text('menu.file'), submenu: [settings, line, quit] },
    { role: 'editMenu', label: text('menu.edit'), submenu: editMenu(mac) },
    {
      label: text('menu.view'),
      submenu: [
        item('resetZoom'),
        item('zoomIn'),
        item('zoomOut'),
        line,
        item('togglefullscreen'),
        ...(app.isPackaged ? [] : [line, item('reload'), item('toggleDevTools')]),
      ],
    },
    { role: 'windowMenu', label: text('menu.window'), submenu: windowMenu(mac) },
    {
      role: 'help',
      label: text('menu.help'),
      submenu: [{ label: text('menu.shortcuts'), click: actions.shortcuts }, ...(mac ? [] : [line, updates, about])],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
