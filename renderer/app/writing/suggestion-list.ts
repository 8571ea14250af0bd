import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'
import classes from './suggestion-list.module.css'

export const suggestionClasses = classes

let count = 0

interface ListOptions<Item> {
  /** What begins it. */
  readonly char: string
  /** Name of the list for screen readers. */
  readonly label: string
  readonly items: (query: string) => readonly Item[] | Promise<readonly Item[]>
  /** What stands in one line of the list. */
  readonly draw: (item: Item) => readonly (Node | string)[]
  readonly onOpen: (open: boolean) => void
  /** Said when nothing is found; left out, the list is then not there. */
  readonly empty?: string
}

/**
 * The list under a sign that was typed, e.g. "@". Plain nodes: it lives inside the editor's own loop of keys and
 * transactions.
 */
export function suggestionList<Item, Chosen = Item>(
  options: ListOptions<Item>,
): Pick<SuggestionOptions<Item, Chosen>, 'char' | 'items' | 'render'> {
  return {
    char: options.char,
    items: async ({ query }) => [...(await options.items(query))],
    render: () => {
      count += 1
      const listId = `suggestions-${count}`
      const list = document.createElement('div')
      list.id = listId
      list.className = classes.list ?? ''
      list.setAttribute('role', 'listbox')
      list.setAttribute('aria-label', options.label)
      // It scrolls, so it can be reached; the keys and the cursor stay with the text all the same.
      list.tabIndex = 0
      list.addEventListener('mousedown', (event) => event.preventDefault())
      let props: SuggestionProps<Item, Chosen> | undefined
      let active = 0
      let unmount: (() => void) | undefined
      // The kit's types tell apart what is offered and what is chosen; here they are one.
      const choose = (item: Item) => props?.command(item as unknown as Chosen)

      const optionOf = (item: Item, index: number) => {
        const option = document.createElement('div')
        option.id = `${listId}-${index}`
        option.className = classes.option ?? ''
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', String(index === active))
        option.append(...options.draw(item))
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          choose(item)
        })
        return option
      }

      const draw = () => {
        if (!props) return
        const editorDom = props.editor.view.dom
        const { items } = props
        // A list without entries is not there: it keeps no key from the text around it.
        const offers = items.length > 0
        list.hidden = !offers && options.empty === undefined
        list.replaceChildren(...items.map(optionOf))
        if (!offers && options.empty !== undefined) {
          const none = document.createElement('div')
          none.className = classes.empty ?? ''
          none.textContent = options.empty
          list.append(none)
        }
        options.onOpen(offers)
        if (offers) {
          editorDom.setAttribute('aria-controls', listId)
          editorDom.setAttribute('aria-activedescendant', `${listId}-${active}`)
          list.children[active]?.scrollIntoView({ block: 'nearest' })
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
            if (item) choose(item)
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
