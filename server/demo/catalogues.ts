import { type Calendar, momentOf, seasonFactor } from './rhythm.ts'
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
