import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'
import type { User } from '#shared/domain/people'
import { initialsOf } from '../../../../ui/Avatar.tsx'
import classes from './editor.module.css'

interface MentionItem {
  readonly id: string
  readonly label: string
}

const shownAtMost = 8
let count = 0

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

/** The list under "@". Plain nodes: it lives inside the editor's own loop of keys and transactions. */
export function mentionSuggestion(options: {
  readonly users: () => readonly User[]
  readonly enabled: () => boolean
  readonly label: string
  readonly onOpen: (open: boolean) => void
}): Omit<SuggestionOptions<MentionItem, MentionNodeAttrs>, 'editor'> {
  return {
    char: '@',
    allow: options.enabled,
    items: ({ query }) => findColleagues(options.users(), query).map(({ id, name }) => ({ id, label: name })),
    render: () => {
      count += 1
      const listId = `mention-${count}`
      const list = document.createElement('div')
      list.id = listId
      list.className = classes.mentions ?? ''
      list.setAttribute('role', 'listbox')
      list.setAttribute('aria-label', options.label)
      let props: SuggestionProps<MentionItem, MentionNodeAttrs> | undefined
      let active = 0
      let unmount: (() => void) | undefined

      const draw = () => {
        if (!props) return
        const editorDom = props.editor.view.dom
        list.hidden = props.items.length === 0
        list.replaceChildren(
          ...props.items.map((item, index) => {
            const option = document.createElement('div')
            option.id = `${listId}-${index}`
            option.className = classes.mention ?? ''
            option.setAttribute('role', 'option')
            option.setAttribute('aria-selected', String(index === active))
            const mark = document.createElement('span')
            mark.className = classes.mentionMark ?? ''
            mark.setAttribute('aria-hidden', 'true')
            mark.textContent = initialsOf(item.label)
            option.append(mark, item.label)
            option.addEventListener('mousedown', (event) => {
              event.preventDefault()
              props?.command(item)
            })
            return option
          }),
        )
        // A list without entries is not there: it keeps no key from the composer.
        const offers = props.items.length > 0
        options.onOpen(offers)
        if (offers) {
          editorDom.setAttribute('aria-controls', listId)
          editorDom.setAttribute('aria-activedescendant', `${listId}-${active}`)
        } else {
          editorDom.removeAttribute('aria-controls')
          editorDom.removeAttribute('aria-activedescendant')
        }
      }

      return {
        onStart: (started) => {
          props = started
          active = 0
          unmount = started.mount(list)
          draw()
        },
        onUpdate: (updated) => {
          props = updated
          active = Math.min(active, Math.max(0, updated.items.length - 1))
          draw()
        },
        onKeyDown: ({ event }) => {
          const size = props?.items.length ?? 0
          if (size === 0) return false
          if (event.key === 'ArrowDown') active = (active + 1) % size
          else if (event.key === 'ArrowUp') active = (active + size - 1) % size
          else if (event.key === 'Enter' || event.key === 'Tab') {
            const item = props?.items[active]
            if (item) props?.command(item)
            return true
          } else return false
          draw()
          return true
        },
        onExit: ({ editor }) => {
          unmount?.()
          list.remove()
          options.onOpen(false)
          if (editor.isDestroyed) return
          editor.view.dom.removeAttribute('aria-controls')
          editor.view.dom.removeAttribute('aria-activedescendant')
        },
      }
    },
  }
}
