import type { User } from '#shared/domain/people'
import type { Script } from '#shared/domain/scripts'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import type { LifeAction } from '../../../app/life/actions.ts'

/**
 * What this person may do with a script in its state, what leads on first. The commands judge once more; here it is so
 * that nobody is offered what would be refused. `isOwn`: approving it would be a review of their own words.
 */
export function lifeActions(
  me: Pick<User, 'id' | 'role'>,
  script: Pick<Script, 'state' | 'published' | 'archivedAt' | 'reviewerId'>,
  isOwn: boolean,
): readonly LifeAction[] {
  if (!mayWriteScripts(me.role)) return []
  if (script.archivedAt !== null) return ['unarchive']
  const actions: LifeAction[] = []
  switch (script.state) {
    case 'draft':
      actions.push('submit')
      break
    case 'in-review':
      if (!isOwn && (script.reviewerId === me.id || me.role === 'lead' || me.role === 'admin')) actions.push('approve')
      actions.push('return')
      break
    case 'approved':
      actions.push('publish', 'return')
      break
    case 'published':
      break
  }
  if (script.published) actions.push('withdraw')
  actions.push('archive')
  return actions
}

/** Whether an action is about the saved text, so that one that is not saved would be left behind. */
export const isAboutText = (action: LifeAction): boolean =>
  action === 'submit' || action === 'approve' || action === 'publish'
