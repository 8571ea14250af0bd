import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, useState } from 'react'
import { isUnfinished } from '#shared/rules/calls/state'
import { CallSide } from '../../app/CallSide.tsx'
import { useAsk } from '../../app/data.ts'
import { useDueCallbacks } from '../../app/due-callbacks.ts'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { useTranslation } from '../../app/i18n.ts'
import { openCallbacks, openCalls, usePlace } from '../../app/navigation.ts'
import { isTyping } from '../../app/shortcuts.ts'
import { PaneResizer, usePaneSize } from '../../ui/PaneResizer.tsx'
import { CallbackList } from './CallbackList.tsx'
import { CallbackView } from './CallbackView.tsx'
import { CallLog } from './CallLog.tsx'
import { CallView } from './CallView.tsx'
import classes from './calls.module.css'
import { NothingChosen } from './NothingChosen.tsx'
import { ScriptPane } from './ScriptSlot.tsx'
import { useCallScript } from './script.ts'

const roomForFour = '(min-width: 1500px)'
const nobody = '00000000-0000-0000-0000-000000000000'

/** Out of the notes, or another field, to where single keys are keys and not text. What is open in a field closes first. */
function leaveField(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target) || !isTyping(target)) return
  if (target.getAttribute('aria-expanded') === 'true') return
  event.preventDefault()
  currentTarget.focus()
}

/** The log or the callbacks at the left, one of them in the middle, the customer at the right. */
export function CallsScreen() {
  const { t } = useTranslation(['calls', 'app'])
  const place = usePlace()
  const at = place.at === 'callbacks' ? 'callbacks' : 'calls'
  const callId = place.at === 'calls' ? place.callId : null
  const callbackId = place.at === 'callbacks' ? place.callbackId : null
  const call = useAsk('call.get', { callId: callId ?? nobody }, { enabled: callId !== null })
  const callback = useAsk('callback.get', { callbackId: callbackId ?? nobody }, { enabled: callbackId !== null })
  const customerId = (callId ? call.data?.call.customerId : callbackId ? callback.data?.customerId : null) ?? null
  const [bounds] = useState(() => ({
    initial: Math.round(Math.min(440, window.innerWidth * 0.32)),
    min: 320,
    max: 720,
  }))
  const scriptBounds = { initial: 400, min: 320, max: 640 }
  const [scriptSize, setScriptSize] = usePaneSize('script', scriptBounds)
  const [listSize, setListSize] = usePaneSize('calls', bounds)
  const chosen = callId ?? callbackId
  const shown = callId ? (call.data ?? null) : null
  const { shown: scriptShown, begun, asked } = useCallScript(shown ? callId : null)
  // Also beside a call that ended without its script: what was answered is still to be written down.
  const led = shown && (isUnfinished(shown.call) || begun) ? shown : null
  const script = led && scriptShown ? <ScriptPane detail={led} /> : null
  // Four panes need a wide window; in a narrow one the script stands before customer and answers.
  const isWide = useMediaQuery(roomForFour, false)

  return (
    <div className={classes.panes}>
      <section
        className={classes.list}
        style={{ width: listSize }}
        aria-label={t('calls:pane.list')}
        data-shortcut-scope="list"
        data-pane="list"
        tabIndex={-1}
      >
        <header className={classes.listHead}>
          <h1 className="sb-visually-hidden">{t('calls:title')}</h1>
          <Tabs at={at} />
        </header>
        <ErrorBoundary resetKey={at}>
          {at === 'calls' ? <CallLog openId={callId} /> : <CallbackList openId={callbackId} />}
        </ErrorBoundary>
      </section>
      <PaneResizer label={t('calls:pane.resizeList')} size={listSize} onResize={setListSize} side="left" {...bounds} />
      <section
        className={classes.middle}
        aria-label={t(at === 'calls' ? 'calls:pane.call' : 'calls:pane.callback')}
        data-shortcut-scope="call"
        data-pane="call"
        tabIndex={-1}
        onKeyDown={leaveField}
      >
        <ErrorBoundary resetKey={chosen ?? at}>
          {callId ? (
            <CallView key={callId} answer={call} />
          ) : callbackId ? (
            <CallbackView key={callbackId} answer={callback} />
          ) : (
            <NothingChosen at={at} />
          )}
        </ErrorBoundary>
      </section>
      {led && script && isWide && (
        <>
          <PaneResizer
            label={t('calls:pane.resizeScript')}
            size={scriptSize}
            onResize={setScriptSize}
            side="right"
            {...scriptBounds}
          />
          <section
            className={classes.pane}
            style={{ width: scriptSize }}
            aria-label={t('calls:pane.script')}
            data-shortcut-scope="script"
            data-pane="script"
            tabIndex={-1}
          >
            <ErrorBoundary resetKey={led.call.id}>{script}</ErrorBoundary>
          </section>
        </>
      )}
      {(shown || customerId) && (
        <CallSide
          customerId={customerId}
          detail={shown}
          script={script && !isWide ? { node: script, asked } : undefined}
        />
      )}
    </div>
  )
}

function Tabs({ at }: { readonly at: 'calls' | 'callbacks' }) {
  const { t } = useTranslation('calls')
  const due = useDueCallbacks()
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('calls:tabs.label')}
      value={at}
      data={[
        { value: 'calls', label: t('calls:tabs.log') },
        {
          value: 'callbacks',
          label: due > 0 ? t('calls:tabs.callbacksDue', { count: due }) : t('calls:tabs.callbacks'),
        },
      ]}
      onChange={(value) => (value === 'calls' ? openCalls() : openCallbacks())}
    />
  )
}
