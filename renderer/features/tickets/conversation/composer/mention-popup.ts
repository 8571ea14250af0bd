import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionOptions } from '@tiptap/suggestion'
import type { User } from '#shared/domain/people'
import { suggestionClasses, suggestionList } from '../../../../app/writing/suggestion-list.ts'
import { initialsOf } from '../../../../ui/Avatar.tsx'

interface MentionItem {
  readonly id: string
  readonly label: string
}

const shownAtMost = 8

/** Colleagues whose name or address has a word that begins like this, best first. */
export function findColleagues(users: readonly User[], query: string): readonly User[] {
  const wanted = query.trim().toLowerCase()
  const active = users.filter((user) => user.active)
  const starts = (user: User) => user.name.toLowerCase().startsWith(wanted)
  return active
    .filter(
      (user) =>
        starts(user) ||
        user.name
          .toLowerCase()
          .split(/\s+/)
          .some((word) => word.startsWith(wanted)) ||
        user.email.startsWith(wanted),
    )
    .toSorted((a, b) => Number(starts(b)) - Number(starts(a)) || a.name.localeCompare(b.name))
    .slice(0, shownAtMost)
}

/** The list under "@". */
export function mentionSuggestion(options: {
  readonly users: () => readonly User[]
  readonly enabled: () => boolean
  readonly label: string
  readonly onOpen: (open: boolean) => void
}): Omit<SuggestionOptions<MentionItem, MentionNodeAttrs>, 'editor'> {
  return {
    ...suggestionList<MentionItem, MentionNodeAttrs>({
      char: '@',
      label: options.label,
      onOpen: options.onOpen,
      items: (query) => findColleagues(options.users(), query).map(({ id, name }) => ({ id, label: name })),
      draw: ({ label }) => {
        const mark = document.createElement('span')
        mark.className = suggestionClasses.mark ?? ''
        mark.setAttribute('aria-hidden', 'true')
        mark.textContent = initialsOf(label)
        return [mark, label]
      },
    }),
    allow: options.enabled,
  }
}
