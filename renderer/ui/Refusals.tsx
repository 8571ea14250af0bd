import { IconAlertTriangle } from '@tabler/icons-react'
import { rejectionText, useTranslation } from '../app/i18n.ts'
import classes from './Refusals.module.css'

interface RefusalsProps {
  /** Which command was refused, and the code that says why. */
  readonly of: readonly { readonly name: string; readonly code: string }[]
}

/** Why nothing of a form was saved: each part that is refused, by its name. */
export function Refusals({ of }: RefusalsProps) {
  const { t } = useTranslation(['sync', 'errors'])
  if (of.length === 0) return null
  return (
    <div role="alert" className={classes.refusals}>
      <p className={classes.title}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        {t('sync:nothingSaved')}
      </p>
      <ul>
        {of.map(({ name, code }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it came
          <li key={index}>
            <strong>{t([`sync:change.${name}`, 'sync:change.other'])}</strong> {rejectionText(t, code)}
          </li>
        ))}
      </ul>
    </div>
  )
}
