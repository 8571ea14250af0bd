import i18next, { type TFunction } from 'i18next'
import type { ScriptStep } from '#shared/domain/scripts'
import { displayName } from '#shared/rules/display-name'
import { inLanguage } from '#shared/rules/scripts/program'
import { languages } from '../../app/i18n.ts'

/** What things of a script are called. */

type T = TFunction

/** A language in the words of the window; its tag where nobody has a name for it. */
export function languageName(tag: string): string {
  return displayName(i18next.resolvedLanguage ?? 'en', 'language', tag)
}

const common = ['fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'fi', 'cs', 'tr', 'ja', 'ko', 'zh']

/** Languages to choose from, those of the window first. */
export function languageChoices(further: readonly string[] = []): { value: string; label: string }[] {
  return [...new Set([...languages, ...further, ...common])].map((value) => ({ value, label: languageName(value) }))
}

const longest = 60

/** The title of a step, or how its words begin, or what it is. */
export function stepName(step: ScriptStep, written: readonly string[], t: T): string {
  return step.title.trim() || beginning(wordsOf(step, written)) || t(`scripts:kind.${step.kind}`)
}

/** What is said or asked, in the language that the script was written in. */
export function wordsOf(step: ScriptStep, written: readonly string[]): string {
  const texts = step.kind === 'follow-up' ? step.note : 'text' in step ? step.text : {}
  return inLanguage(texts, written[0] ?? 'en', written).text
}

function beginning(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}

/** What a way out of a step stands for; empty for the only one. */
export function slotName(step: ScriptStep, by: string | null, written: readonly string[], t: T): string {
  if (by === null) {
    if (step.kind === 'branch') return t('scripts:slot.otherwise')
    if (step.kind === 'look-up') return t('scripts:slot.found')
    if (step.kind !== 'ask' || step.input.type === 'text' || step.input.type === 'number' || step.input.type === 'date')
      return ''
    return t('scripts:slot.anyOther')
  }
  if (step.kind === 'look-up') return t('scripts:slot.missing')
  if (step.kind === 'branch') {
    const at = step.conditions.findIndex(({ id }) => id === by)
    return step.conditions[at]?.title.trim() || t('scripts:slot.case', { number: at + 1 })
  }
  if (step.kind !== 'ask') return ''
  if (step.input.type === 'yes-no') return t(by === 'yes' ? 'scripts:yes' : 'scripts:no')
  if (step.input.type !== 'choice') return ''
  const at = step.input.options.findIndex(({ id }) => id === by)
  const option = step.input.options[at]
  const text = option ? inLanguage(option.label, written[0] ?? 'en', written).text.trim() : ''
  return text || t('scripts:slot.answer', { number: at + 1 })
}
