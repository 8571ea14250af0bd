import { IconArrowRight, IconFlag2 } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { ScriptStep } from '#shared/domain/scripts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { flowOrder, slotsOf } from '../graph/slots.ts'
import { kindIcons } from '../marks.tsx'
import { slotName, stepName, wordsOf } from '../words.ts'
import { type Editor, problemsOf, type Selection, worstOf } from './editor.ts'
import classes from './list.module.css'
import { SeverityMark } from './ProblemLine.tsx'

interface Line {
  readonly step: ScriptStep
  readonly number: number
  /** Undefined: the step itself. */
  readonly by?: string | null
  readonly to: string | null
}

/** The steps in their order, each with its ways out below it. */
function linesOf(order: readonly ScriptStep[]): Line[] {
  return order.flatMap((step, index) => {
    const slots = slotsOf(step)
    const number = index + 1
    const only = slots.length === 1 ? (slots[0]?.to ?? null) : null
    const own: Line = { step, number, to: only }
    return slots.length < 2 ? [own] : [own, ...slots.map(({ by, to }): Line => ({ step, number, by, to }))]
  })
}

const lineId = (index: number) => `script-step-${index}`
const isAt = (line: Line, selection: Selection | null) => line.step.id === selection?.stepId && line.by === selection.by

/** The same script as on the canvas, as a tree that is read and changed line by line. */
export function ListView(props: {
  readonly editor: Editor
  /** What stands at the end of a step's line, e.g. how often it was passed. */
  readonly note?: (step: ScriptStep, by?: string | null) => ReactNode
}) {
  const { editor, note } = props
  const { t } = useTranslation('scripts')
  const { graph, selection, languages, mayEdit } = editor
  const tree = useRef<HTMLDivElement>(null)
  const order = useMemo(() => flowOrder(graph), [graph])
  const lines = useMemo(() => linesOf(order), [order])
  const numbers = useMemo(() => new Map(order.map(({ id }, index) => [id, index + 1])), [order])
  const exact = lines.findIndex((line) => isAt(line, selection))
  const at = exact >= 0 ? exact : lines.findIndex(({ step, by }) => step.id === selection?.stepId && by === undefined)
  useEffect(() => {
    if (at >= 0) tree.current?.querySelector(`#${lineId(at)}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const choose = (line: Line | undefined) =>
    line && editor.select({ stepId: line.step.id, ...(line.by === undefined ? {} : { by: line.by }) })
  const moveTo = (index: number) => choose(lines[Math.min(lines.length - 1, Math.max(0, index))])
  const current = lines[at]
  const inTree = () => tree.current !== null && document.activeElement === tree.current
  const scope = { scope: 'scripts', when: inTree } as const
  const toStep = (id: string | null) => choose(lines.find(({ step, by }) => step.id === id && by === undefined))
  useShortcuts([
    { id: 'steps.down', keys: ['ArrowDown', 'j'], label: 'scripts:keys.down', ...scope, run: () => moveTo(at + 1) },
    { id: 'steps.up', keys: ['ArrowUp', 'k'], label: 'scripts:keys.up', ...scope, run: () => moveTo(at - 1) },
    { id: 'steps.first', keys: 'Home', label: 'scripts:keys.first', ...scope, run: () => moveTo(0) },
    { id: 'steps.last', keys: 'End', label: 'scripts:keys.last', ...scope, run: () => moveTo(lines.length - 1) },
    {
      id: 'steps.follow',
      keys: 'ArrowRight',
      label: 'scripts:keys.follow',
      ...scope,
      run: () => {
        const to = current?.to ?? (current ? slotsOf(current.step).find((slot) => slot.to !== null)?.to : null)
        if (to) toStep(to)
      },
    },
    {
      id: 'steps.parent',
      keys: 'ArrowLeft',
      label: 'scripts:keys.parent',
      ...scope,
      run: () => {
        if (!current) return
        if (current.by !== undefined) return toStep(current.step.id)
        const before = order.find((step) => slotsOf(step).some(({ to }) => to === current.step.id))
        if (before) toStep(before.id)
      },
    },
  ])

  if (order.length === 0) return null
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t('scripts:edit.steps')}
      aria-activedescendant={at >= 0 ? lineId(at) : undefined}
      tabIndex={0}
      className={classes.tree}
      data-graph-view
      data-pane-focus
      onFocus={() => {
        if (at < 0) moveTo(0)
      }}
    >
      {lines.map((line, index) => {
        const { step, by } = line
        const isPart = by !== undefined
        const problems = isPart ? problemsOf(editor.problems, step.id, by) : problemsOf(editor.problems, step.id)
        const worst = worstOf(problems)
        const Icon = kindIcons[step.kind]
        const target = line.to === null ? undefined : graph.steps.find(({ id }) => id === line.to)
        const words = isPart ? '' : wordsOf(step, languages)
        const name = stepName(step, languages, t)
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names the active line
          // biome-ignore lint/a11y/useKeyWithClickEvents: every click has its key among the shortcuts of the tree
          <div
            key={isPart ? `${step.id}/${by}` : step.id}
            id={lineId(index)}
            role="treeitem"
            aria-level={isPart ? 2 : 1}
            aria-selected={index === at}
            className={classes.line}
            data-part={isPart || undefined}
            data-kind={step.kind}
            onClick={() => {
              choose(line)
              tree.current?.focus()
            }}
            onDoubleClick={() => editor.openPanel(isPart ? 'target' : 'first')}
          >
            {isPart ? (
              <span className={classes.partName}>{slotName(step, by, languages, t) || t('scripts:field.next')}</span>
            ) : (
              <>
                <span className={classes.number}>{line.number}</span>
                <Icon size={16} stroke={1.5} aria-hidden />
                <span className={classes.name}>
                  <span className={classes.title}>
                    <span className="sb-visually-hidden">{t(`scripts:kind.${step.kind}`)}: </span>
                    {name}
                  </span>
                  {words !== '' && words !== name && <span className={classes.words}>{words}</span>}
                </span>
                {graph.startId === step.id && (
                  <span className={classes.start}>
                    <IconFlag2 size={12} stroke={1.75} aria-hidden />
                    {t('scripts:edit.start')}
                  </span>
                )}
                {'compliance' in step && step.compliance && (
                  <span className={classes.start}>{t('scripts:edit.mustRead')}</span>
                )}
              </>
            )}
            {worst && (
              <span
                className={classes.problem}
                title={problems
                  .map(({ code }) => t(`scripts:problem.${code}`, { language: '', variable: '', field: '' }))
                  .join('\n')}
              >
                <SeverityMark severity={worst} size={14} />
                {!isPart && <span aria-hidden>{problems.length}</span>}
              </span>
            )}
            {(isPart || slotsOf(step).length === 1) && (
              <span className={classes.target} data-none={!target || undefined}>
                <IconArrowRight size={14} stroke={1.5} aria-hidden />
                <span className="sb-visually-hidden">{t('scripts:field.leadsTo')}: </span>
                {target
                  ? `${numbers.get(target.id) ?? ''}. ${stepName(target, languages, t)}`
                  : emptyTarget(step, by, t)}
              </span>
            )}
            {note && <span className={classes.note}>{note(step, by)}</span>}
          </div>
        )
      })}
      {mayEdit && !note && <p className={classes.hint}>{t('scripts:edit.listHint')}</p>}
    </div>
  )
}

/** What it means that a way leads nowhere by itself. */
function emptyTarget(step: ScriptStep, by: string | null | undefined, t: (key: string) => string): string {
  if (step.kind === 'sub-script') return t('scripts:edit.endsThere')
  if (step.kind === 'ask' && by !== null && by !== undefined) return t('scripts:edit.asOthers')
  if (step.kind === 'look-up' && by === 'missing') return t('scripts:edit.asFound')
  return t('scripts:edit.nowhere')
}
