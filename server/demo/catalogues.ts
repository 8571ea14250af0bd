import { seasonFactor, type Calendar } from './rhythm.ts'
import { type Random, weightedIndex } from './random.ts'
import type { TeamKey } from './people.ts'
import type { Catalogue, Scenario } from './texts/catalogue.ts'
import { english } from './texts/en.ts'
import { german } from './texts/de.ts'

export const catalogues: readonly Catalogue[] = [english, german]

const byLanguage = new Map(catalogues.map((each) => [each.language, each]))

export function catalogueFor(language: string): Catalogue {
  return byLanguage.get(language) ?? english
}

/** What somebody writes about at that moment; `team` narrows it down. */
export function chooseScenario(random: Random, catalogue: Catalogue, at: number, calendar: Calendar, team?: TeamKey): Scenario {
  const weights = catalogue.scenarios.map((each) =>
    team === undefined || each.team === team ? (each.weight ?? 1) * seasonFactor(each.season, at, calendar) : 0,
  )
  const chosen = catalogue.scenarios[weightedIndex(random, weights)]
  if (!chosen) throw new Error(`the catalogue ${catalogue.language} is empty`)
  return chosen
}
