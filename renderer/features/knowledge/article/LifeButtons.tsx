import { IconFlag, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { knowledgeLimits } from '#shared/domain/knowledge'
import type { User } from '#shared/domain/people'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { run } from '../../../app/data.ts'
import { dayOf } from '../../../app/days.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { type LifeAction, wouldReviewOwn } from '../../../app/life/actions.ts'
import { LifeBar } from '../../../app/life/LifeBar.tsx'
import { ReviewDialog } from '../../../app/life/ReviewDialog.tsx'
import { TextDialog } from '../../../app/life/TextDialog.tsx'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { languageName } from '../language.ts'
import { deleteArticle, mayDeleteArticle } from './delete-article.ts'
import { FlagDialog } from './FlagDialog.tsx'
import { isEditor, lifeActions, type TextView } from './life.ts'

/** What can be done with a text of an article, by whoever looks at it. */
export function LifeButtons(props: {
  readonly me: User
  readonly users: readonly User[]
  readonly detail: ArticleDetail
  readonly text: TextView
}) {
  const { me, users, detail, text } = props
  const { article } = detail
  const { t } = useTranslation('knowledge')
  const [dialog, setDialog] = useState<'submit' | 'return' | 'flag' | null>(null)
  const authorId = text.updatedBy
  const isOwn = wouldReviewOwn(me.id, authorId, props)
  const actions = lifeActions(me, article, text, isOwn)
  const { language } = text
  // The text that the person has before their eyes.
  const seen = { articleId: article.id, language, revisionId: text.revisionId }
  const close = () => setDialog(null)

  const open = detail.comments.filter(
    ({ translationId, resolvedAt }) => translationId === text.id && resolvedAt === null,
  )
  const openWords = t('knowledge:life.openComments', { count: open.length })
  const agreed = (name: 'approve' | 'publish' | 'withdraw' | 'archive', body: ReactNode) =>
    confirm({
      title: t(`knowledge:life.${name}Title`),
      body,
      confirm: t(`knowledge:life.${name}`),
      cancel: t('knowledge:cancel'),
      danger: name === 'withdraw' || name === 'archive',
    })
  const says = { language: languageName(language), audience: t(`knowledge:audience.${article.audience}`) }
  const publishWords = () => {
    const shown = t(`knowledge:life.publishBody.${article.audience}`, says)
    const words = open.length > 0 ? `${shown} ${openWords}` : shown
    // Editors may publish at once, and are told that they do it alone.
    return isOwn && text.state !== 'approved' ? `${words} ${t('knowledge:life.publishUnreviewed')}` : words
  }
  const act = async (action: LifeAction) => {
    if (action === 'submit' || action === 'return') {
      setDialog(action)
      return
    }
    try {
      switch (action) {
        case 'approve':
          if (open.length > 0 && !(await agreed('approve', openWords))) return
          await run('translation.approve', seen)
          break
        case 'publish':
          if (!(await agreed('publish', publishWords()))) return
          await run('translation.publish', seen)
          break
        case 'withdraw':
          if (!(await agreed('withdraw', t('knowledge:life.withdrawBody', says)))) return
          await run('translation.withdraw', { articleId: article.id, language })
          break
        case 'archive':
          if (!(await agreed('archive', t('knowledge:life.archiveBody')))) return
          await run('article.update', { articleId: article.id, set: { archived: true }, base: { archived: false } })
          break
        case 'unarchive':
          await run('article.update', { articleId: article.id, set: { archived: false }, base: { archived: true } })
          break
      }
      showDone(t(`knowledge:life.${action}Done`))
    } catch (caught) {
      showFailure(caught)
    }
  }
  // Whoever can approve stands first; the author does not judge their own words, but may be alone.
  const reviewers = users
    .filter(({ id, active }) => active && !wouldReviewOwn(id, authorId, props))
    .toSorted((a, b) => Number(isEditor(b)) - Number(isEditor(a)) || a.name.localeCompare(b.name))
  return (
    <>
      <LifeBar
        of="article"
        name={text.title}
        actions={actions}
        wordOf={(action) => t(`knowledge:life.${action}`)}
        onAct={(action) => void act(action)}
        more={t('knowledge:more')}
        extras={[
          { id: 'flag', label: t('knowledge:flag.title'), icon: IconFlag, run: () => setDialog('flag') },
          ...(mayDeleteArticle(me, detail)
            ? [
                {
                  id: 'delete',
                  label: t('knowledge:life.delete'),
                  icon: IconTrash,
                  run: () => void deleteArticle(detail, text.title),
                },
              ]
            : []),
        ]}
      />
      {dialog === 'submit' && (
        <ReviewDialog
          title={t('knowledge:life.submit')}
          me={me}
          reviewers={reviewers}
          hint={t('knowledge:field.reviewerHint')}
          mustName={false}
          anybody={t('knowledge:person.anyEditor')}
          reviewerId={text.reviewerId}
          due={dayOf(text.reviewDueAt)}
          onClose={close}
          onSend={async (chosen) => {
            await run('translation.submit', { ...seen, ...chosen })
            showDone(t('knowledge:life.submitDone'))
          }}
        />
      )}
      {dialog === 'return' && (
        <TextDialog
          title={t('knowledge:life.return')}
          label={t('knowledge:field.returnComment')}
          most={knowledgeLimits.comment}
          submit={t('knowledge:life.return')}
          onClose={close}
          onSend={async (comment) => {
            await run('translation.return', { ...seen, commentId: uuidv7(), comment })
            showDone(t('knowledge:life.returnDone'))
          }}
        />
      )}
      {dialog === 'flag' && <FlagDialog articleId={article.id} ticketId={null} onClose={close} />}
    </>
  )
}
