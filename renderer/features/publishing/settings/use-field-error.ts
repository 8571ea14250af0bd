import { useTranslation } from '../../../app/i18n.ts'
import type { SiteField } from './site-form.ts'
import type { SiteFormModel } from './use-site-form.ts'

/** What is wrong with a field, in words; null while nothing is. */
export function useFieldError({ problems }: SiteFormModel): (name: SiteField) => string | null {
  const { t } = useTranslation('publishing')
  return (name) => (problems[name] ? t(`publishing:problem.${problems[name]}`) : null)
}
