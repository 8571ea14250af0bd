import { IconChevronDown, IconChevronRight, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { RunRecord } from '#shared/ipc/scripts'
import { formatLocale, useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { type Passed, passedOf } from './passed.ts'
import classes from './record.module.css'

/** One run: which script in which version, what was asked and answered, and when what had to be read out was confirmed. */
export function RunFold({ record }: { readonly record: RunRecord }) {
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const [open, setOpen] = useState(true)
  const listId = useId()
  const { run, scripts } = record
  const Chevron = open ? IconChevronDown : IconChevronRight
  const { steps, apart } = passedOf(record, t)
  const name = scripts[0]?.name || t('scripts:record.unknown')
  const spent = run.path.reduce((sum, { spentMs }) => sum + spentMs, 0)
  return (
    <section className={classes.record} aria-label={t('scripts:record.label', { name })}>
      <h3 className={classes.head}>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={16} stroke={1.5} aria-hidden />
          <span className={classes.name}>{t('scripts:record.label', { name })}</span>{' '}
          <span className={classes.faint}>{t('scripts:version', { number: run.revisionNumber })}</span>{' '}
          <span className={classes.outcome}>
            <span data-outcome={run.outcome}>{t(`scripts:record.${run.outcome}`)}</span>
            {' · '}
            {format.duration(spent)}
          </span>
        </button>
      </h3>
      <div id={listId} hidden={!open}>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <Step key={step.key} step={step} />
          ))}
        </ol>
        {apart.length > 0 && (
          <>
            <p className={classes.apart}>{t('scripts:record.apart')}</p>
            <ol className={classes.steps}>
              {apart.map((step) => (
                <Step key={step.key} step={step} />
              ))}
            </ol>
          </>
        )}
        {run.notes.trim() !== '' && (
          <div className={classes.notes}>
            <h4 className={classes.label}>{t('scripts:notes')}</h4>
            <p data-selectable>{run.notes}</p>
          </div>
        )}
      </div>
    </section>
  )
}

function Step({ step }: { readonly step: Passed }) {
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const { title, beside, words, answer, mustConfirm, confirmedAt } = step
  return (
    <li className={classes.step}>
      <span className={classes.at}>
        {step.at !== null && (
          <time dateTime={step.at} title={format.exact(step.at)}>
            {timeOf(step.at)}
          </time>
        )}
      </span>
      <div className={classes.said} data-selectable>
        <p className={classes.title}>
          {title}
          {beside !== '' && <span className={classes.faint}> · {beside}</span>}
        </p>
        {words !== '' && <p className={classes.words}>{words}</p>}
        {answer !== null && (
          <p className={classes.answer} data-none={answer === '' || undefined}>
            {answer === '' ? t('scripts:record.noAnswer') : answer}
          </p>
        )}
        {confirmedAt.map((at) => (
          <p key={at} className={classes.confirmed}>
            <IconShieldCheck size={16} stroke={1.5} aria-hidden />
            <time dateTime={at} title={format.exact(at)}>
              {t('scripts:record.confirmed', { time: timeOf(at) })}
            </time>
          </p>
        ))}
        {mustConfirm && confirmedAt.length === 0 && (
          <p className={classes.confirmed} data-missing>
            <IconShieldX size={16} stroke={1.5} aria-hidden />
            {t('scripts:record.notConfirmed')}
          </p>
        )}
      </div>
      <span className={classes.spent}>{step.spentMs !== null && format.duration(step.spentMs)}</span>
    </li>
  )
}

/** To the second: what was read out when may be asked for. */
function timeOf(iso: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { timeStyle: 'medium' }).format(new Date(iso))
}
