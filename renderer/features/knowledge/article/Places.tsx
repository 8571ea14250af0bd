import { IconExternalLink } from '@tabler/icons-react'
import { mayPublish } from '#shared/rules/publishing/roles'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite } from '../../../app/navigation.ts'
import { openSitePage, useSiteLinks } from '../../../app/site-links.ts'
import { languageName } from '../language.ts'
import articleClasses from './article.module.css'
import classes from './places.module.css'

/** On which sites readers find an article, and whether they see it as it is now. Nothing where it stands on none. */
export function Places({ articleId }: { readonly articleId: string }) {
  const { t } = useTranslation('knowledge')
  const places = useAsk('article.places', { articleId }).data
  const role = useAsk('app.context', {}).data?.me.role
  const links = useSiteLinks()
  if (!places || places.length === 0) return null
  return (
    <>
      <h2 className={articleClasses.sideTitle}>{t('knowledge:places.title')}</h2>
      <ul className={classes.places}>
        {places.map((place) => (
          <li key={place.siteId}>
            {role !== undefined && mayPublish(role) ? (
              <button type="button" className={classes.site} onClick={() => openSite(place.siteId)}>
                {place.name}
              </button>
            ) : (
              <span className={classes.name}>{place.name}</span>
            )}
            <ul className={classes.pages}>
              {place.pages.map(({ language, path, changed }) => {
                const link = links(place, path)
                const name = languageName(language)
                return (
                  <li key={language}>
                    <button
                      type="button"
                      className={classes.link}
                      disabled={link === null}
                      aria-label={t('knowledge:places.open', { site: place.name, language: name })}
                      title={link ?? undefined}
                      onClick={() => link && openSitePage(link, place.name)}
                    >
                      {name}
                      <IconExternalLink size={14} stroke={1.5} aria-hidden />
                    </button>
                    {changed && <span className={classes.changed}>{t('knowledge:places.changed')}</span>}
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
