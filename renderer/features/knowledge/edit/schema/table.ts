import type { NodeType, Node as PmNode, Schema } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { addRowAfter, goToNextCell, tableEditing } from '@tiptap/pm/tables'
import { Extension, mergeAttributes, Node } from '@tiptap/react'

/**
 * Tables, thin over ProseMirror's own: the HTML that is stored holds rows and cells and nothing of how wide they were
 * drawn, so that it reads the same in a reply and in the help centre.
 */

const roles: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) =>
    Math.min(100, Math.max(1, Number.parseInt(element.getAttribute(name) ?? '', 10) || 1)),
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
})
const cellAttributes = () => ({
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  // Wanted by the commands; never stored.
  colwidth: { default: null, rendered: false },
})

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: (extension) => (roles[extension.name] ? { tableRole: roles[extension.name] } : {}),
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
})

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes(HTMLAttributes), 0],
})

const TableKeys = Extension.create({
  name: 'tableKeys',
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const run = (command: Command) => command(this.editor.state, this.editor.view.dispatch)
    return {
      Tab: () => {
        if (run(goToNextCell(1))) return true
        // Behind the last cell a row is added, as everywhere.
        return run(addRowAfter) && run(goToNextCell(1))
      },
      'Shift-Tab': () => run(goToNextCell(-1)),
    }
  },
})

export const tableExtensions = [Table, TableRow, TableCell, TableHeader, TableKeys]

/** An empty table with a row of headings. */
export function emptyTable(schema: Schema, rows: number, columns: number): PmNode | null {
  const { table, tableRow, tableCell, tableHeader } = schema.nodes
  if (!table || !tableRow || !tableCell || !tableHeader) return null
  const row = (type: NodeType) =>
    tableRow.create(
      null,
      Array.from({ length: columns }, () => type.createAndFill()).filter((cell) => cell !== null),
    )
  return table.create(null, [row(tableHeader), ...Array.from({ length: rows - 1 }, () => row(tableCell))])
}
