import { IconAlertTriangle, IconCircleXFilled } from '@tabler/icons-react'
import type { ScriptProblem } from '#shared/rules/scripts/validate'
import { useTranslation } from '../../../app/i18n.ts'
import { languageName } from '../words.ts'
import classes from './panel.module.css'

/** How grave a problem is, by shape, colour and word. */
export function SeverityMark({
  severity,
  size = 16,
}: {
  readonly severity: ScriptProblem['severity']
  readonly size?: number
}) {
  const { t } = useTranslation('scripts')
  const Icon = severity === 'error' ? IconCircleXFilled : IconAlertTriangle
  return (
    <span className={classes.severity} data-severity={severity}>
      <Icon size={size} stroke={1.75} aria-hidden />
      <span className="sb-visually-hidden">{t(`scripts:severity.${severity}`)}</span>
    </span>
  )
}

export function ProblemLine({ problem, part = '' }: { readonly problem: ScriptProblem; readonly part?: string }) {
  const { t } = useTranslation('scripts')
  const { language, ...detail } = problem.detail
  const values = language === undefined ? detail : { ...detail, language: languageName(language) }
  return (
    <span className={classes.problem}>
      <SeverityMark severity={problem.severity} />
      <span>
        {part !== '' && problem.partId !== null && <strong>{part}: </strong>}
        {t(`scripts:problem.${problem.code}`, values)}
      </span>
    </span>
  )
}
