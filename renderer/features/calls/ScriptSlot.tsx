import { Button } from '@mantine/core'
import { IconMessage2Question } from '@tabler/icons-react'
import { Suspense } from 'react'
import type { CallDetail } from '#shared/ipc/calls'
import { useTranslation } from '../../app/i18n.ts'
import { usePaletteActions } from '../../app/palette.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { runWhole } from '../../app/whole.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { CallScriptPanel, type ScriptEnd } from '../scripts/index.tsx'
import classes from './calls.module.css'
import { closeCallScript, openCallScript, scriptAlone, useCallScript } from './script.ts'

const keys = 'Shift+S'
/** Also out of the notes that are being written. */
const keysWhileTyping = 'Alt+S'

/** Opens the script beside a running call; nothing while it is there. */
export function ScriptButton({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('calls')
  const { shown, begun } = useCallScript(callId)
  const open = () => {
    openCallScript(callId)
    // Where it stands already, the keys go to its step.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[data-pane="script"] :is([data-answer], section[data-kind])')?.focus(),
    )
  }
  const label = t(begun ? 'calls:script.resume' : 'calls:script.run')
  useShortcut({
    id: 'call.script',
    keys: [keys, keysWhileTyping],
    scope: 'call',
    label: 'calls:shortcuts.script',
    run: open,
  })
  usePaletteActions(() => [
    { id: 'call.script', label, icon: IconMessage2Question, shortcut: shown ? keysWhileTyping : keys, run: open },
  ])
  if (shown) return null
  return (
    <div className={classes.actionRow}>
      <Button
        leftSection={<IconMessage2Question size={16} stroke={1.5} aria-hidden />}
        rightSection={<Kbd keys={keys} />}
        onClick={open}
      >
        {label}
      </Button>
    </div>
  )
}

/** The script beside the call that it leads. */
export function ScriptPane({ detail }: { readonly detail: CallDetail }) {
  const { call } = detail
  // Where the call's own form is on screen, that one writes both.
  const submit = (end: ScriptEnd) => runWhole(scriptAlone(end, call))
  return (
    <Suspense fallback={null}>
      <CallScriptPanel
        callId={call.id}
        ticketId={call.ticketId}
        customerId={call.customerId}
        reason={call.reason}
        onSubmit={submit}
        onClose={() => closeCallScript(call.id)}
      />
    </Suspense>
  )
}
