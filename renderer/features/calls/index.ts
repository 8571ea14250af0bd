export { CallBar } from './CallBar.tsx'
export { CallbackReminders } from './CallbackReminders.tsx'
export { CallsScreen } from './CallsScreen.tsx'
export { DialDialog } from './DialDialog.tsx'
