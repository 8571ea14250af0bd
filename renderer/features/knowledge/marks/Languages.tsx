import type { ArticleRow } from '#shared/ipc/knowledge-views'
import { useTranslation } from '../../../app/i18n.ts'
import { languageName } from '../language.ts'
import classes from './marks.module.css'

/** The languages of an article: published ones filled, the others in outline, outdated ones with a sign. */
export function Languages({ languages }: { readonly languages: ArticleRow['languages'] }) {
  const { t } = useTranslation('knowledge')
  return (
    <span className={classes.languages}>
      {languages.map(({ language, state, published, outdated }) => {
        const words = [languageName(language), t(`knowledge:state.${published ? 'published' : state}`)]
        const said = outdated ? [...words, t('knowledge:state.outdated')] : words
        return (
          <span
            key={language}
            className={classes.language}
            data-published={published || undefined}
            data-outdated={outdated || undefined}
            title={said.join(', ')}
          >
            <span aria-hidden>
              {language.toUpperCase()}
              {outdated && '!'}
            </span>
            <span className="sb-visually-hidden">{said.join(', ')}</span>
          </span>
        )
      })}
    </span>
  )
}
