import { useMemo } from 'react'
import type { Texts } from '#shared/domain/scripts'
import { type FilledPart, fill, inLanguage, paragraphsOf, valuesAt } from '#shared/rules/scripts/program'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useTranslation } from '../../../app/i18n.ts'
import { partWords } from '../answer-words.ts'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

type Values = ReturnType<typeof valuesAt>

/** Words to say, with the filled variables set off a little, those that are missing marked, and hints to the agent apart. */
export function FilledText({ call, state, scriptId, texts }: FilledTextProps) {
  const { language, text, values } = useWords(call, state, scriptId, texts)
  return paragraphsOf(text).map((paragraph, index) => (
    <p
      // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs can be the same, and none changes places
      key={index}
      className={paragraph.hint ? classes.hint : classes.text}
      lang={language}
      data-selectable
    >
      <Parts text={paragraph.text} values={values} language={language} />
    </p>
  ))
}

/** The same inside a line. */
export function FilledLine({ call, state, scriptId, texts }: FilledTextProps) {
  const { language, text, values } = useWords(call, state, scriptId, texts)
  return (
    <span lang={language}>
      <Parts text={text} values={values} language={language} />
    </span>
  )
}

interface FilledTextProps {
  readonly call: RunController
  readonly state: RunState
  /** The script or part that the text belongs to. */
  readonly scriptId: string
  readonly texts: Texts
}

function useWords(call: RunController, state: RunState, scriptId: string, texts: Texts) {
  const facts = call.facts()
  return useMemo(() => {
    const written = call.program.scripts.get(scriptId)?.languages ?? []
    return { ...inLanguage(texts, state.language, written), values: valuesAt(call.program, state, facts) }
  }, [call, state, scriptId, texts, facts])
}

function Parts({
  text,
  values,
  language,
}: {
  readonly text: string
  readonly values: Values
  readonly language: string
}) {
  return fill(text, values, language).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Part key={index} part={part} />
  ))
}

function Part({ part }: { readonly part: FilledPart }) {
  const { t } = useTranslation('scripts')
  if (part.kind === 'text') return part.text
  if (part.kind === 'missing')
    return (
      <mark className={classes.missing} title={t('scripts:missing', { variable: part.variable })}>
        <span className="sb-visually-hidden">{t('scripts:missing', { variable: part.variable })}</span>
        <span aria-hidden>{part.variable}</span>
      </mark>
    )
  return <span className={classes.value}>{partWords(part, t)}</span>
}
