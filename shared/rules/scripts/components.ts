/**
 * Strongly connected components: groups of steps that lead to one another. Without recursion, as a chain of thousands
 * of steps would overflow the stack. @see Tarjan, Depth-first search and linear graph algorithms (1972)
 */
export function components<S extends { readonly id: string }>(
  steps: readonly S[],
  targets: (step: S) => readonly string[],
): string[][] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const number = new Map<string, number>()
  const low = new Map<string, number>()
  const onStack = new Set<string>()
  const stack: string[] = []
  const found: string[][] = []

  for (const root of steps) {
    if (number.has(root.id)) continue
    const work: { id: string; to: readonly string[]; at: number }[] = [enter(root)]
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const to = top.to[top.at++]
      if (to === undefined) {
        work.pop()
        leave(top.id)
        const parent = work.at(-1)
        if (parent) low.set(parent.id, Math.min(lowOf(parent.id), lowOf(top.id)))
        continue
      }
      const next = byId.get(to)
      if (!next) continue
      const seen = number.get(to)
      if (seen === undefined) work.push(enter(next))
      else if (onStack.has(to)) low.set(top.id, Math.min(lowOf(top.id), seen))
    }
  }
  return found

  function enter(step: S) {
    number.set(step.id, number.size)
    low.set(step.id, number.size - 1)
    stack.push(step.id)
    onStack.add(step.id)
    return { id: step.id, to: targets(step), at: 0 }
  }
  function leave(id: string): void {
    if (low.get(id) !== number.get(id)) return
    const group: string[] = []
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack.delete(member)
      group.push(member)
      if (member === id) break
    }
    found.push(group)
  }
  function lowOf(id: string): number {
    return low.get(id) ?? 0
  }
}
