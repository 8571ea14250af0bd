import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { text } from './text.ts'

export interface MenuActions {
  readonly settings: () => void
  readonly shortcuts: () => void
  readonly checkForUpdates: () => void
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
  const about: MenuItemConstructorOptions = { role: 'about', label: text('menu.about') }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: text('menu.quit') }
  const line: MenuItemConstructorOptions = { type: 'separator' }

  const template: MenuItemConstructorOptions[] = [
    mac
      ? {
          label: app.name,
          submenu: [about, updates, line, settings, line, { role: 'hide' }, { role: 'hideOthers' }, line, quit],
        }
      : { label: text('menu.file'), submenu: [settings, line, quit] },
    { role: 'editMenu', label: text('menu.edit') },
    {
      label: text('menu.view'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu', label: text('menu.window') },
    {
      role: 'help',
      label: text('menu.help'),
      submenu: [{ label: text('menu.shortcuts'), click: actions.shortcuts }, ...(mac ? [] : [line, updates, about])],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
