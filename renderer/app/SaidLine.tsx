import { Button, CloseButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useNow } from './clock.ts'
import { useFormat } from './format.ts'
import { useTranslation } from './i18n.ts'
import classes from './SaidLine.module.css'
import { type Said, unsay, useSaid } from './said.ts'

/** What was just done, between what waits and when it was synced. */
export function SaidLine() {
  const lines = useSaid()
  return (
    <div className={classes.lines} aria-live="polite">
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </div>
  )
}

function Line({ line: { id, text, until, onUndo } }: { readonly line: Said }) {
  const { t } = useTranslation('app')
  return (
    <div className={classes.line}>
      <IconCheck size={14} stroke={1.75} aria-hidden />
      <span className={classes.text} title={text}>
        {text}
      </span>
      {onUndo ? (
        <>
          <Seconds until={until} />
          <Button size="compact-xs" variant="subtle" onClick={onUndo} aria-keyshortcuts="z">
            {t('app:undo.button')}
          </Button>
        </>
      ) : (
        <CloseButton size={20} iconSize={14} aria-label={t('app:dialog.close')} onClick={() => unsay(id)} />
      )}
    </div>
  )
}

/** They change under the eyes; read aloud they would only interrupt. */
function Seconds({ until }: { readonly until: number }) {
  const format = useFormat()
  const seconds = Math.max(0, Math.ceil((until - useNow(500)) / 1000))
  return (
    <span className={classes.seconds} aria-hidden>
      {format.number(seconds)}
    </span>
  )
}
