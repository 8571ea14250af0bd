// @vitest-environment jsdom
import { Editor } from '@tiptap/react'
import { afterEach, describe, expect, it } from 'vitest'
import { articleSchema } from '../../../../renderer/features/knowledge/edit/schema/extensions.ts'
import { variableMarks } from '../../../../renderer/features/knowledge/edit/schema/variables.ts'

let editor: Editor
afterEach(() => editor.destroy())

function open(content: string): void {
  editor = new Editor({ extensions: [...articleSchema(), variableMarks('unknown')], content })
}
/** Selects words of the only paragraph. */
function select(words: string): void {
  const from = editor.state.doc.textContent.indexOf(words) + 1
  editor.commands.setTextSelection({ from, to: from + words.length })
}
const press = (key: string) => {
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

describe('a variable is one piece', () => {
  it('takes a link or bold of a part of it as a whole', () => {
    open('<p>Dear {{customer.name}}, hello</p>')
    select('ar {{customer.na')
    editor.commands.setLink({ href: 'https://a.example/' })
    expect(editor.getHTML()).toBe('<p>De<a href="https://a.example/">ar {{customer.name}}</a>, hello</p>')
    select('me}}')
    editor.commands.toggleBold()
    expect(editor.getHTML()).toBe(
      '<p>De<a href="https://a.example/">ar <strong>{{customer.name}}</strong></a>, hello</p>',
    )
  })

  it('loses it as a whole', () => {
    open('<p><strong>Dear {{customer.name}}</strong></p>')
    select('tomer')
    editor.commands.toggleBold()
    expect(editor.getHTML()).toBe('<p><strong>Dear </strong>{{customer.name}}</p>')
  })

  it('is put together where it came in pieces', () => {
    open('<p></p>')
    editor.commands.setContent('<p>{{customer.<a href="https://a.example/">na</a>me}}</p>')
    expect(editor.getHTML()).toBe('<p><a href="https://a.example/">{{customer.name}}</a></p>')
  })

  it('goes with one key', () => {
    open('<p>Dear {{customer.name}}!</p>')
    const end = editor.state.doc.textContent.indexOf('!') + 1
    editor.commands.setTextSelection(end)
    press('Backspace')
    expect(editor.getHTML()).toBe('<p>Dear !</p>')
  })
})
