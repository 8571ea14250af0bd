import { parseArticles, type WrittenArticle } from './parse.ts'
import { appAccount } from './texts/app-account.ts'
import { german } from './texts/de.ts'
import { homeClimate } from './texts/home-climate.ts'
import { homeLights } from './texts/home-lights.ts'
import { homeSecurity } from './texts/home-security.ts'
import { portuguese, spanish } from './texts/iberian.ts'
import { networkSetup } from './texts/network-setup.ts'
import { networkTrouble } from './texts/network-trouble.ts'
import { orders } from './texts/orders.ts'
import { short } from './texts/short.ts'

/** Everything that was written for the demo. Read when it is first wanted. */
export interface Library {
  readonly articles: readonly WrittenArticle[]
  /** By language, then by the article's key. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, WrittenArticle>>
}

let read: Library | undefined

export function demoLibrary(): Library {
  read ??= {
    articles: [networkSetup, networkTrouble, homeClimate, homeSecurity, homeLights, appAccount, orders, short].flatMap(
      parseArticles,
    ),
    translations: new Map(
      Object.entries({ de: german, es: spanish, pt: portuguese }).map(([language, text]) => [
        language,
        new Map(parseArticles(text).map((each) => [each.key, each])),
      ]),
    ),
  }
  return read
}
