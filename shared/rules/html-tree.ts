import { type ChildNode, Element, type ParentNode } from 'domhandler'

/** An element with these children, which know their place in it. */
export function element(name: string, attributes: Record<string, string>, children: ChildNode[]): Element {
  const made = new Element(name, attributes, [])
  adopt(made, children)
  return made
}

/** Puts these nodes, and no others, into a parent. */
export function adopt(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children
  children.forEach((child, i) => {
    child.parent = parent
    child.prev = children[i - 1] ?? null
    child.next = children[i + 1] ?? null
  })
}
