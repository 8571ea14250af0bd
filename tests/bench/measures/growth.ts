import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Row } from '../report.ts'
import { benchFolder, type Scale } from '../workspace.ts'

/** What must not depend on how much there is. */
const compared = ['P3', 'P4', 'P5', 'P7']

const figuresFile = (scale: Scale) => path.join(benchFolder(scale), 'figures.json')

/** The newest figure of each target at a scale, kept on this machine beside the workspace. */
async function kept(scale: Scale): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(figuresFile(scale), 'utf8')) as Record<string, number>
  } catch {
    return {}
  }
}

/** Keeps the figures of this run and, at the large size, answers how much they have grown over the small one's. */
export async function growthRows(scale: Scale, rows: readonly Row[]): Promise<Row[]> {
  const own = Object.fromEntries(
    rows.filter(({ target }) => compared.includes(target)).map(({ target, figure }) => [target, figure]),
  )
  await writeFile(figuresFile(scale), JSON.stringify({ ...(await kept(scale)), ...own }))
  if (scale !== '100k') return []
  const small = await kept('10k')
  return compared.flatMap((target) => {
    const [large, floor] = [own[target], small[target]]
    if (large === undefined || floor === undefined) return []
    return [
      {
        target: 'P13',
        what: `growth of ${target}: here over the newest run at 10,000 tickets on this machine`,
        figure: large,
        floor,
        unit: 'ms' as const,
        bound: { ratio: 1.3 },
      },
    ]
  })
}
