import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconMessage2Question } from '@tabler/icons-react'
import i18next from 'i18next'
import { useEffect, useRef } from 'react'
import type { OpenRun } from '#shared/ipc/scripts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls, openTicket, usePlace } from '../../app/navigation.ts'
import { usePaletteActions } from '../../app/palette.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { openScript, useOpenRuns } from './panel.ts'

/** The key and the palette action that run a script on the open ticket. */
export function ScriptActions({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('scripts')
  const run = () => openScript(ticketId)
  useShortcut({ id: 'script.run', keys: 'Shift+S', scope: 'conversation', label: 'scripts:shortcuts.run', run })
  usePaletteActions(() => [
    { id: 'script.run', label: t('scripts:run'), icon: IconMessage2Question, shortcut: 'Shift+S', run },
  ])
  return null
}

/** Says after a start that a call was cut short, and how to take it up again; the palette keeps saying so. */
export function UnfinishedCalls() {
  const { t } = useTranslation('scripts')
  const runs = useOpenRuns()
  const told = useRef(false)
  const place = usePlace()
  const openCallId = place.at === 'calls' ? place.callId : null
  usePaletteActions(() =>
    runs.map((run) => ({
      id: `script.resume.${run.runId}`,
      label: t('scripts:resumeNamed', { name: run.name }),
      icon: IconMessage2Question,
      run: () => takeUp(run),
    })),
  )
  useEffect(() => {
    const [latest] = runs
    // Only what was there at the start: a call that begins now needs no reminder.
    if (told.current || !latest) return
    told.current = true
    if (Date.parse(latest.updatedAt) < performance.timeOrigin) remind(latest)
  }, [runs])
  useEffect(() => {
    // Whoever sees the call needs no way to it.
    for (const run of runs) if (run.callId !== null && run.callId === openCallId) notifications.hide(reminderOf(run))
  }, [runs, openCallId])
  return null
}

function takeUp({ callId, ticketId }: OpenRun): void {
  if (callId !== null) return openCalls(callId)
  if (ticketId === null) return
  openTicket(ticketId)
  openScript(ticketId)
}

const reminderOf = ({ runId }: OpenRun) => `script-${runId}`

function remind(run: OpenRun): void {
  const id = reminderOf(run)
  notifications.show({
    id,
    title: i18next.t('scripts:unfinished', { name: run.name }),
    message: (
      <Button
        size="compact-sm"
        onClick={() => {
          notifications.hide(id)
          takeUp(run)
        }}
      >
        {i18next.t('scripts:resume')}
      </Button>
    ),
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': i18next.t('app:dialog.close') },
  })
}
