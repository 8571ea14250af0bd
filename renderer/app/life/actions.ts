import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconCheck,
  IconSend,
  IconWorldOff,
  IconWorldUpload,
} from '@tabler/icons-react'
import type { User } from '#shared/domain/people'
import { hasOtherReviewer, isOwnReview } from '#shared/rules/review'

/** What is done with a text on its way to readers and callers: the same for articles and scripts. */
export type LifeAction = 'submit' | 'approve' | 'return' | 'publish' | 'withdraw' | 'archive' | 'unarchive'

export const lifeIcons = {
  submit: IconSend,
  approve: IconCheck,
  return: IconArrowBackUp,
  publish: IconWorldUpload,
  withdraw: IconWorldOff,
  archive: IconArchive,
  unarchive: IconArchiveOff,
} as const satisfies Record<LifeAction, unknown>

/** Whether `personId` would review their own words, by what the window knows. */
export const wouldReviewOwn = (
  personId: string,
  authorId: string | null,
  { me, users }: { readonly me: User; readonly users: readonly User[] },
): boolean =>
  isOwnReview(personId, authorId ?? undefined, { actor: me, hasOtherEditor: hasOtherReviewer(users, me.id) })
