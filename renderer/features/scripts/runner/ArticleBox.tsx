import { IconFileText } from '@tabler/icons-react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './runner.module.css'

/** The article of a step, by its title, or word that it is not to be had. */
export function ArticleBox({ articleId }: { readonly articleId: string; readonly language: string }) {
  const { t } = useTranslation('scripts')
  const known = useAsk('script.known', {}).data
  if (!known) return null
  const title = known.articles?.find(({ id }) => id === articleId)?.title
  return (
    <div className={classes.article} data-gone={title === undefined || undefined}>
      <IconFileText size={18} stroke={1.5} aria-hidden />
      {title ?? t('scripts:articleGone')}
    </div>
  )
}
