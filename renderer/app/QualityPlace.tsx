import { QualityScreen } from '../features/customers/index.ts'
import { useTranslation } from './i18n.ts'
import { usePlace } from './navigation.ts'
import classes from './QueueScreen.module.css'

/** Customers' records that want care. */
export function QualityPlace() {
  const { t } = useTranslation('app')
  const place = usePlace()
  if (place.at !== 'quality') return null
  return (
    <section
      className={classes.whole}
      aria-label={t('app:rail.quality')}
      data-shortcut-scope="customer"
      data-pane="quality"
      tabIndex={-1}
    >
      <QualityScreen tab={place.tab} />
    </section>
  )
}
