import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { ask, followTopics, queryClient } from './app/data.ts'
import { startI18n } from './app/i18n.ts'
import { lastAccount } from './app/last-account.ts'
import { followShell } from './app/links.ts'
import { startShortcuts } from './app/shortcuts.ts'
import { paintScheme } from './app/theme.ts'

paintScheme()
followTopics()
startShortcuts()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

// The words and the first answer come side by side. Whoever was signed in is shown the frame without waiting for it;
// a missing answer is the app's to show.
const status = queryClient.prefetchQuery({ queryKey: ['app.status', {}], queryFn: () => ask('app.status', {}) })
const enough = lastAccount() === null ? new Promise((resolve) => setTimeout(resolve, 400)) : Promise.resolve()
await Promise.all([startI18n(), Promise.race([status, enough])])

followShell()
createRoot(root).render(<App />)
