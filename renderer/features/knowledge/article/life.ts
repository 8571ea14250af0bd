import type { User } from '#shared/domain/people'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import type { LifeAction } from '../../../app/life/actions.ts'

export type TextView = ArticleDetail['translations'][number]

/** Whoever may decide what readers see. */
export const isEditor = (me: Pick<User, 'role'> | undefined): boolean => me !== undefined && me.role !== 'agent'

/**
 * What this person may do with a text in its state, what leads on first. The commands judge once more; here it is so
 * that nobody is offered what would be refused. `isOwn`: approving it would be a review of their own words.
 */
export function lifeActions(
  me: Pick<User, 'id' | 'role'>,
  article: Pick<ArticleDetail['article'], 'archivedAt'>,
  text: Pick<TextView, 'state' | 'reviewerId' | 'submittedById' | 'published'>,
  isOwn: boolean,
): readonly LifeAction[] {
  const editor = isEditor(me)
  if (article.archivedAt !== null) return editor ? ['unarchive'] : []
  const actions: LifeAction[] = []
  const mayReturn = editor || text.reviewerId === me.id || text.submittedById === me.id
  switch (text.state) {
    case 'draft':
      actions.push('submit')
      if (editor) actions.push('publish')
      break
    case 'in-review':
      if (editor && !isOwn) actions.push('approve')
      if (mayReturn) actions.push('return')
      if (editor) actions.push('publish')
      break
    case 'approved':
      if (editor) actions.push('publish')
      if (mayReturn) actions.push('return')
      break
    case 'published':
      break
  }
  if (editor && text.published) actions.push('withdraw')
  if (editor) actions.push('archive')
  return actions
}
