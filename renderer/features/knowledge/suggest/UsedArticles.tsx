import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp, IconBlockquote, IconCircleCheckFilled, IconLink, IconTextPlus } from '@tabler/icons-react'
import type { ArticleUseKind } from '#shared/domain/knowledge'
import type { QueryResult } from '#shared/ipc/contract'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { isEditor } from '../article/life.ts'
import classes from './suggest.module.css'
import { takeBackUse } from './use-insert.ts'

export type Use = QueryResult<'article.uses'>[number]

const icons = { link: IconLink, text: IconTextPlus, quote: IconBlockquote, answered: IconCircleCheckFilled } as const
const kindName = (kind: ArticleUseKind) => `knowledgeFlow:used.${kind}` as const

/** What was used on this matter already, by whom and how. One's own can be taken back. */
export function UsedArticles(props: { readonly uses: readonly Use[]; readonly onRead: (articleId: string) => void }) {
  const { uses, onRead } = props
  const { t } = useTranslation('knowledgeFlow')
  const { data: context } = useAsk('app.context', {})
  if (uses.length === 0) return null
  const nameOf = (id: string) => context?.users.find((user) => user.id === id)?.name ?? ''
  return (
    <section className={classes.used} aria-label={t('knowledgeFlow:used.title')}>
      <h2 className={classes.caption}>{t('knowledgeFlow:used.title')}</h2>
      <ul className={classes.plain}>
        {uses.map((use) => {
          const Icon = icons[use.kind]
          const may = use.userId === context?.me.id || isEditor(context?.me)
          return (
            <li key={use.id} className={classes.usedLine} data-kind={use.kind}>
              <Icon size={16} {...(use.kind === 'answered' ? {} : { stroke: 1.5 })} aria-hidden />
              <span className={classes.usedWords}>
                <button type="button" className={classes.textButton} onClick={() => onRead(use.articleId)}>
                  {use.article.title}
                </button>
                <span className={classes.optionMeta}>
                  {t(kindName(use.kind), { name: nameOf(use.userId) })} <RelativeTime at={use.at} style="narrow" />
                </span>
              </span>
              {may && (
                <ActionIcon
                  size={24}
                  variant="subtle"
                  color="gray"
                  aria-label={t('knowledgeFlow:used.undo', { title: use.article.title })}
                  title={t('knowledgeFlow:used.undoShort')}
                  onClick={() => void takeBackUse(use.id)}
                >
                  <IconArrowBackUp size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
