import type { User } from '../domain/people.ts'

/** A second pair of eyes: what somebody wrote is judged by somebody else. */

/** Whoever may judge a text before readers and callers get it. */
export const mayReview = (person: Pick<User, 'role'>): boolean => person.role !== 'agent'

type Colleague = Pick<User, 'id' | 'role' | 'active'>

/** Whether somebody besides this person could judge a text. */
export const hasOtherReviewer = (users: readonly Colleague[], personId: string): boolean =>
  users.some((each) => each.id !== personId && each.active && mayReview(each))

/**
 * Whether judging the text would be a review of one's own words. Where nobody else could do it, an author may: a
 * workspace of one would stand still otherwise.
 */
export function isOwnReview(
  judge: string,
  author: string | undefined,
  by: { readonly actor: Pick<User, 'id' | 'role'>; readonly hasOtherEditor: boolean },
): boolean {
  if (judge !== author) return false
  // Whoever asks on the author's behalf is somebody else who could do it.
  return author === by.actor.id ? by.hasOtherEditor : mayReview(by.actor)
}
