import { Menu } from '@mantine/core'
import { IconLanguage, IconPlus } from '@tabler/icons-react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { languageChoices, languageName } from '../language.ts'
import { conditionIcons } from '../marks/StateMark.tsx'
import classes from './article.module.css'

/** The languages of an article, each with its state, and a way to add one. */
export function LanguageTabs(props: {
  readonly detail: ArticleDetail
  readonly language: string
  readonly view: string | null
}) {
  const { detail, language, view } = props
  const { t } = useTranslation('knowledge')
  const { translations, article, drafts } = detail
  const known = new Set(translations.map((each) => each.language))
  // Begun and not saved yet: it has to be found again. So has the one that is being begun.
  const begun = new Set([...drafts.map((each) => each.language), language].filter((each) => !known.has(each)))
  const open = (next: string) =>
    openArticle(article.id, { language: next, view: known.has(next) ? view : 'edit', replace: true })
  const Outdated = conditionIcons.outdated
  return (
    <div className={classes.languages}>
      <ul className={classes.languageList} aria-label={t('knowledge:pane.languages')}>
        {[...translations.map((each) => each.language), ...begun].map((each) => {
          const text = translations.find((one) => one.language === each)
          const state = text ? (text.published ? 'published' : text.state) : 'draft'
          const Icon = conditionIcons[state]
          const words = [
            languageName(each),
            each === article.sourceLanguage ? t('knowledge:translation.source') : null,
            t(`knowledge:state.${state}`),
            text?.outdated ? t('knowledge:state.outdated') : null,
          ].filter(Boolean)
          return (
            <li key={each}>
              <button
                type="button"
                className={classes.languageTab}
                aria-current={each === language || undefined}
                aria-label={words.join(', ')}
                title={words.join(', ')}
                onClick={() => open(each)}
              >
                <Icon size={13} stroke={1.75} aria-hidden />
                {each.toUpperCase()}
                {text?.outdated && <Outdated size={13} stroke={1.75} aria-hidden data-warning />}
              </button>
            </li>
          )
        })}
      </ul>
      <Menu position="bottom-start" width={200}>
        <Menu.Target>
          <button type="button" className={classes.languageAdd} aria-label={t('knowledge:translation.add')}>
            {translations.length > 1 ? (
              <IconPlus size={14} stroke={1.75} aria-hidden />
            ) : (
              <>
                <IconLanguage size={14} stroke={1.5} aria-hidden />
                <IconPlus size={12} stroke={1.75} aria-hidden />
              </>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('knowledge:translation.addTitle')}</Menu.Label>
          {languageChoices()
            .filter(({ value }) => !known.has(value))
            .map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => openArticle(article.id, { language: value, view: 'edit' })}>
                {label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
