import path from 'node:path'

/**
 * Which modules the first screen takes along. Those go into one file: each further one would be a round trip through the
 * main process before the first paint. And nothing else goes into it: what a later screen needs would be parsed before.
 */

export interface GraphView {
  getModuleInfo(id: string): {
    readonly isEntry: boolean
    readonly code: string | null
    readonly importers: readonly string[]
    readonly dynamicImporters: readonly string[]
    readonly importedIds: readonly string[]
  } | null
}

/**
 * Packages whose one entry passes on everything they have. An import of it is an import of what it names: taken by the
 * edges of the graph, the first button would bring every field, dialog and icon of the app.
 */
const passedOn =
  /\/node_modules\/(@mantine\/(core|hooks)\/esm\/index|@tabler\/icons-react\/dist\/esm\/tabler-icons-react)\.mjs$/

const statement = /(?:import|export)\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g

/** The names in `{ a, b as c }`, each as it is called inside and outside. */
function namesIn(list: string): { readonly inner: string; readonly outer: string }[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => {
      const [inner = each, outer = inner] = each.split(/\s+as\s+/)
      return { inner, outer }
    })
}

/** Where each name of such a package comes from. */
function sourcesOf(id: string, code: string): Map<string, string> {
  const sources = new Map<string, string>()
  for (const [, list = '', from = ''] of code.matchAll(statement))
    for (const { outer } of namesIn(list)) sources.set(outer, path.posix.join(path.posix.dirname(id), from))
  return sources
}

/** Answers, for one build, whether the first screen imports a module without waiting. */
export function firstScreen(): (id: string, graph: GraphView) => boolean {
  let first: Set<string> | undefined
  return (id, graph) => {
    first ??= collect(entryOf(id, graph), graph)
    return first.has(id)
  }
}

/** The entry that leads to a module, along whatever way. */
function entryOf(id: string, graph: GraphView): string | undefined {
  const seen = new Set([id])
  for (const each of seen) {
    const info = graph.getModuleInfo(each)
    if (info?.isEntry) return each
    for (const importer of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(importer)
  }
  return undefined
}

function collect(entry: string | undefined, graph: GraphView): Set<string> {
  const first = new Set(entry === undefined ? [] : [entry])
  const sources = new Map<string, ReadonlyMap<string, string>>()
  for (const id of first) {
    const info = graph.getModuleInfo(id)
    if (!info || passedOn.test(id)) continue
    for (const imported of info.importedIds) {
      first.add(imported)
      if (!passedOn.test(imported)) continue
      const passing = graph.getModuleInfo(imported)
      const known = sources.get(imported) ?? sourcesOf(imported, passing?.code ?? '')
      sources.set(imported, known)
      const taken = namesFrom(imported, info.code ?? '').map((name) => known.get(name))
      // A way of importing that is not understood here may take anything.
      const all = taken.length === 0 || taken.includes(undefined)
      for (const source of all ? (passing?.importedIds ?? []) : taken) if (source !== undefined) first.add(source)
    }
  }
  return first
}

/** What a module takes of such a package. */
function namesFrom(packageFile: string, code: string): string[] {
  return [...code.matchAll(statement)]
    .filter(([, , from = '']) => packageFile.includes(`/node_modules/${from}/`))
    .flatMap(([, list = '']) => namesIn(list).map(({ inner }) => inner))
}
