import type { TeamKey } from './people.ts'
import { type Random, weightedIndex } from './random.ts'
import { type Calendar, momentOf, seasonFactor } from './rhythm.ts'
import { arabic } from './texts/ar.ts'
import type { Catalogue, Scenario } from './texts/catalogue.ts'
import { german } from './texts/de.ts'
import { english } from './texts/en.ts'
import { spanish } from './texts/es.ts'
import { french } from './texts/fr.ts'
import { italian } from './texts/it.ts'
import { japanese } from './texts/ja.ts'
import { dutch } from './texts/nl.ts'
import { polish } from './texts/pl.ts'
import { portuguese } from './texts/pt.ts'
import { chinese } from './texts/zh.ts'

export const catalogues: readonly Catalogue[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  polish,
  japanese,
  chinese,
  arabic,
]

const byLanguage = new Map(catalogues.map((each) => [each.language, each]))

export function catalogueFor(language: string): Catalogue {
  return byLanguage.get(language) ?? english
}

/** What somebody writes about at that moment; `team` narrows it down. */
export function chooseScenario(
  random: Random,
  catalogue: Catalogue,
  at: number,
  calendar: Calendar,
  team?: TeamKey,
): Scenario {
  const moment = momentOf(at, calendar)
  const weights = catalogue.scenarios.map(weightOf)
  const chosen = catalogue.scenarios[weightedIndex(random, weights)]
  if (!chosen) throw new Error(`the catalogue ${catalogue.language} is empty`)
  return chosen

  function weightOf({ team: its, weight = 1, season }: Scenario): number {
    if (team !== undefined && its !== team) return 0
    return season === undefined ? weight : weight * seasonFactor(season, moment)
  }
}
