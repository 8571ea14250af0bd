import { IconFlag2, IconShieldCheck } from '@tabler/icons-react'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { use } from 'react'
import type { ScriptStep } from '#shared/domain/scripts'
import { useTranslation } from '../../../app/i18n.ts'
import { problemsOf, worstOf } from '../edit/editor.ts'
import { SeverityMark } from '../edit/ProblemLine.tsx'
import { nodeHeight, nodeWidth } from '../graph/layout.ts'
import { slotsOf } from '../graph/slots.ts'
import { kindIcons } from '../marks.tsx'
import { slotName, stepName, wordsOf } from '../words.ts'
import classes from './canvas.module.css'
import { DrawnContext } from './overlay.ts'

/** One step on the canvas, with a line for each way out. */
export function StepNode({ data }: NodeProps) {
  const { t } = useTranslation('scripts')
  const drawn = use(DrawnContext)
  const step = data.step as ScriptStep
  if (!drawn) return null
  const { editor, overlay, numbers, tabStop, choose } = drawn
  const { languages, graph, selection, mayEdit } = editor
  const Icon = kindIcons[step.kind]
  const name = stepName(step, languages, t)
  const words = wordsOf(step, languages)
  const number = numbers.get(step.id) ?? 0
  const problems = overlay ? [] : problemsOf(editor.problems, step.id)
  const worst = worstOf(problems)
  const slots = slotsOf(step)
  const isChosen = selection?.stepId === step.id
  const label = t('scripts:canvas.step', { number, kind: t(`scripts:kind.${step.kind}`), name })
  const canConnect = mayEdit && overlay === null
  const holds = 'compliance' in step && step.compliance
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would swallow the drag that draws a way
    <div
      role="button"
      tabIndex={tabStop === step.id ? 0 : -1}
      aria-label={[
        label,
        graph.startId === step.id ? t('scripts:edit.start') : '',
        worst ? t('scripts:canvas.problems', { count: problems.length }) : '',
      ]
        .filter(Boolean)
        .join('. ')}
      aria-current={isChosen || undefined}
      className={classes.node}
      style={{ width: nodeWidth, height: nodeHeight(step) }}
      data-step={step.id}
      data-kind={step.kind}
      data-tone={overlay?.step(step)}
      data-worst={worst ?? undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose(step.id)
        editor.openPanel('first')
      }}
    >
      <Handle
        type="target"
        id="in"
        position={Position.Left}
        className={classes.handle ?? ''}
        isConnectable={canConnect}
      />
      <div className={classes.head}>
        <Icon size={14} stroke={1.75} aria-hidden />
        <span className={classes.kind}>
          {number}. {t(`scripts:kind.${step.kind}`)}
        </span>
        {holds && <IconShieldCheck size={14} stroke={1.75} aria-hidden className={classes.holds} />}
        {graph.startId === step.id && (
          <span className={classes.start}>
            <IconFlag2 size={12} stroke={1.75} aria-hidden />
            {t('scripts:edit.start')}
          </span>
        )}
        {worst && (
          <span className={classes.problems}>
            <SeverityMark severity={worst} size={14} />
            <span aria-hidden>{problems.length}</span>
          </span>
        )}
      </div>
      <div className={classes.name}>{name}</div>
      <div className={classes.words}>{overlay ? overlay.note(step) : words === name ? '' : words}</div>
      {slots.length === 1 && (
        <Handle
          type="source"
          id="next"
          position={Position.Right}
          className={classes.handle ?? ''}
          isConnectable={canConnect}
        />
      )}
      {slots.length > 1 && (
        <div className={classes.slots}>
          {slots.map(({ by }) => (
            <div
              key={by ?? 'next'}
              className={classes.slot}
              data-by={by ?? 'next'}
              data-chosen={(isChosen && selection?.by === by) || undefined}
            >
              <span className={classes.slotName}>{slotName(step, by, languages, t)}</span>
              <Handle
                type="source"
                id={by ?? 'next'}
                position={Position.Right}
                className={classes.handle ?? ''}
                isConnectable={canConnect}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
