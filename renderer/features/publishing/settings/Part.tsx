import type { ReactNode } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './settings.module.css'

/** Settings that belong together, under their name. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useTranslation('publishing')
  return (
    <section className={classes.part} data-part={name} aria-labelledby={`site-part-${name}`}>
      <h2 id={`site-part-${name}`} className={classes.title}>
        {t(`publishing:settings.${name}`)}
      </h2>
      {children}
    </section>
  )
}
