import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { diffWordsWithSpace } from 'diff'
import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import { useTranslation } from '../../../app/i18n.ts'
import type { Editor } from '../edit/editor.ts'
import type { FieldChange, GraphChange, StepChange } from '../graph/compare.ts'
import { kindIcons } from '../marks.tsx'
import { slotName, stepName, wordsOf } from '../words.ts'
import { fieldName, valueText } from './field-words.ts'
import classes from './versions.module.css'

const signs = { added: IconPlus, removed: IconMinus, changed: IconPencil } as const

interface Graphs {
  readonly before: ScriptGraph | null
  readonly after: ScriptGraph | null
}

/** What became of each step, in words that a person can read. */
export function Difference(props: { readonly editor: Editor; readonly change: GraphChange; readonly graphs: Graphs }) {
  const { editor, change, graphs } = props
  const { t } = useTranslation('scripts')
  const { steps, start, part } = change
  if (steps.length === 0 && start === null && part === null)
    return <p className={classes.same}>{t('scripts:versions.same')}</p>
  const counts = (['added', 'changed', 'removed'] as const)
    .map((kind) => ({ kind, count: steps.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
  const nameOf = (graph: ScriptGraph | null, id: string | null) => {
    const step = graph?.steps.find((each) => each.id === id)
    return step ? stepName(step, editor.languages, t) : (id ?? t('scripts:field.none'))
  }
  return (
    <div className={classes.changes}>
      <p className={classes.counts}>
        {counts.map(({ kind, count }) => t(`scripts:versions.count.${kind}`, { count })).join(' · ')}
      </p>
      {start && (
        <p className={classes.whole}>
          {t('scripts:versions.start', {
            before: nameOf(graphs.before, start.before),
            after: nameOf(graphs.after, start.after),
          })}
        </p>
      )}
      {part !== null && (
        <p className={classes.whole}>{t(part ? 'scripts:versions.nowPart' : 'scripts:versions.notPart')}</p>
      )}
      {steps.map((each) => (
        <Step key={`${each.kind}${each.step.id}`} editor={editor} change={each} graphs={graphs} />
      ))}
    </div>
  )
}

function Step({
  editor,
  change,
  graphs,
}: {
  readonly editor: Editor
  readonly change: StepChange
  readonly graphs: Graphs
}) {
  const { t } = useTranslation('scripts')
  const { step, kind } = change
  const Sign = signs[kind]
  const Icon = kindIcons[step.kind]
  const words = wordsOf(step, editor.languages)
  return (
    <section className={classes.step} data-change={kind}>
      <h3 className={classes.stepHead}>
        <Sign size={16} stroke={2} aria-hidden className={classes.sign} />
        <span className={classes.signWord}>{t(`scripts:versions.kind.${kind}`)}</span>
        <Icon size={16} stroke={1.5} aria-hidden />
        <span className={classes.stepName}>{stepName(step, editor.languages, t)}</span>
        <span className={classes.stepKind}>{t(`scripts:kind.${step.kind}`)}</span>
      </h3>
      {kind !== 'changed' && words !== '' && <p className={classes.words}>{words}</p>}
      {kind === 'changed' && (
        <dl className={classes.fields}>
          {change.fields.map((field) => (
            <Field
              key={field.path.join('/')}
              editor={editor}
              step={step}
              old={change.before}
              field={field}
              graphs={graphs}
            />
          ))}
        </dl>
      )}
    </section>
  )
}

function Field(props: {
  readonly editor: Editor
  readonly step: ScriptStep
  readonly old: ScriptStep
  readonly field: FieldChange
  readonly graphs: Graphs
}) {
  const { editor, step, old, field, graphs } = props
  const { t } = useTranslation('scripts')
  const part = (id: string) => slotName(step, id, editor.languages, t) || slotName(old, id, editor.languages, t) || id
  const before = valueText(field.before, field.path, graphs.before, editor, t)
  const after = valueText(field.after, field.path, graphs.after, editor, t)
  const isOrder = field.path.at(-1) === 'order'
  return (
    <>
      <dt>{fieldName(field.path, part, t)}</dt>
      <dd data-selectable>
        {isOrder
          ? t('scripts:versions.reordered')
          : piecesOf(before, after).map((piece, index) =>
              piece.added ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never change places
                <ins key={index}>{piece.value}</ins>
              ) : piece.removed ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never change places
                <del key={index}>{piece.value}</del>
              ) : (
                piece.value
              ),
            )}
      </dd>
    </>
  )
}

interface Piece {
  readonly value: string
  readonly added?: boolean
  readonly removed?: boolean
}

/** What came and went, word by word; of two texts with hardly a word in common, the one and then the other. */
function piecesOf(before: string, after: string): readonly Piece[] {
  const pieces = diffWordsWithSpace(before, after)
  const kept = pieces.filter(({ added, removed }) => !added && !removed)
  const shared = kept.reduce((sum, { value }) => sum + value.trim().length, 0)
  if (before === '' || after === '' || shared * 3 >= Math.min(before.length, after.length)) return pieces
  return [{ value: before, removed: true }, { value: ' ' }, { value: after, added: true }]
}
