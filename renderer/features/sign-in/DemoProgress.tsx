import { Progress } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTopic } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './SignIn.module.css'

interface Step {
  readonly text: 'writing' | 'filling'
  readonly done: number
  readonly total: number
}

/** How far the demo workspace is: first it is written by its server, then loaded into the local store. */
export function DemoProgress() {
  const { t } = useTranslation('signIn')
  const format = useFormat()
  const { data: status } = useAsk('app.status', {})
  const [written, setWritten] = useState<Step | null>(null)
  useTopic('shell', (event) => {
    if (event.kind === 'server-progress') setWritten({ text: 'writing', done: event.done, total: event.total })
  })
  const step: Step | null = status?.fill ? { text: 'filling', ...status.fill } : written
  const ratio = step && step.total > 0 ? Math.min(1, step.done / step.total) : 0
  return (
    <div className={classes.progress}>
      <Progress value={ratio * 100} size="sm" aria-label={t('signIn:demo.progress')} transitionDuration={200} />
      <span>
        {step
          ? t(`signIn:demo.${step.text}`, { done: format.number(step.done), total: format.number(step.total) })
          : t('signIn:demo.preparing')}
      </span>
    </div>
  )
}
