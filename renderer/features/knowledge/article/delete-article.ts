import i18next from 'i18next'
import type { User } from '#shared/domain/people'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { ask, run } from '../../../app/data.ts'
import { openKnowledge } from '../../../app/navigation.ts'
import { takeBack } from '../../../app/take-back.ts'
import { showFailure, showUndo } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { isEditor } from './life.ts'

/** Whether the article is one that was only begun, and whose it is to throw away. The command judges once more. */
export function mayDeleteArticle(me: User, { article, translations, used, linkedFrom }: ArticleDetail): boolean {
  const isOwn = article.ownerId === me.id && article.createdById === me.id
  const isUnseen = translations.every(({ published, approvedAt }) => published === null && approvedAt === null)
  return (isEditor(me) || isOwn) && isUnseen && used === 0 && linkedFrom.length === 0
}

/**
 * Removes an article with everything that belongs to it. For the undo time of the workspace it can be had back; where
 * there is none, it is asked before.
 */
export async function deleteArticle(detail: ArticleDetail, title: string): Promise<void> {
  const { article, translations, files, comments, flags } = detail
  try {
    const { workspace } = await ask('app.context', {})
    if (workspace.settings.undoSendSeconds === 0 && !(await isMeant(title))) return
    const revisions = await Promise.all(
      translations.map(({ id }) => ask('translation.revisions', { translationId: id })),
    )
    const { commandId, heldUntil } = await run('article.delete', {
      articleId: article.id,
      title,
      languages: translations.map(({ language }) => language),
      revisionIds: revisions.flat().map(({ id }) => id),
      fileIds: files.map(({ id }) => id),
      commentIds: comments.map(({ id }) => id),
      flagIds: flags.map(({ id }) => id),
    })
    openKnowledge()
    if (heldUntil === null) return
    showUndo({
      text: i18next.t('knowledge:life.deleteDone', { title }),
      until: heldUntil,
      onUndo: () => void takeBack(commandId, null),
    })
  } catch (caught) {
    showFailure(caught)
  }
}

const isMeant = (title: string): Promise<boolean> =>
  confirm({
    title: i18next.t('knowledge:life.deleteTitle', { title }),
    body: i18next.t('knowledge:life.deleteBody'),
    confirm: i18next.t('knowledge:life.delete'),
    cancel: i18next.t('knowledge:cancel'),
    danger: true,
  })
