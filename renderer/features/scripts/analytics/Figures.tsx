import { Select } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import type { Overlay } from '../canvas/overlay.ts'
import editorClasses from '../edit/editor.module.css'
import { type Editor, selectedStep } from '../edit/editor.ts'
import { ListView } from '../edit/ListView.tsx'
import classes from './analytics.module.css'
import { CallFigures, StepDetail } from './FigureLists.tsx'
import { countOf, figuresOf, type StepFigures } from './figures.ts'
import { useWhoseCalls } from './whose.ts'

const Canvas = lazy(() => import('../canvas/Canvas.tsx').then((module) => ({ default: module.Canvas })))
const bounds = { initial: 340, min: 280, max: 560 }
const periods = ['7', '30', '90', '365', 'all'] as const

/** The first moment of the day so many days ago: the question stays the same for the whole day. */
function dayBefore(days: number): string {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - days)
  return day.toISOString()
}

/** What calls have made of the script, drawn on the script itself. */
export function Figures(props: {
  readonly editor: Editor
  readonly shape: 'list' | 'canvas'
  readonly shapeControl: ReactNode
}) {
  const { editor, shape, shapeControl } = props
  const { script } = editor
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const [size, setSize] = usePaneSize('script-figures', bounds)
  const [period, setPeriod] = useState<(typeof periods)[number]>('90')
  const from = period === 'all' ? null : dayBefore(Number(period))
  const versions = useAsk('script.versions', { scriptId: script.id, from }, { keepPrevious: true }).data ?? []
  const [wanted, setWanted] = useState<string | null>(null)
  // What calls begin with now; before anything is published, whatever was run.
  const usual = versions.find(({ number }) => number === script.published?.number) ?? versions[0]
  const version = wanted ?? (usual ? String(usual.number) : 'all')
  const revisionNumber = version === 'all' ? null : Number(version)
  const { data, error, refetch } = useAsk(
    'script.analytics',
    { scriptId: script.id, revisionNumber, from },
    { keepPrevious: true },
  )
  // The graph that those calls went through, not the one that is being written.
  const revisions = useAsk('script.revisions', { scriptId: script.id }).data
  const shownRevision =
    revisionNumber === null
      ? null
      : (revisions?.find(({ number, aside }) => number === revisionNumber && !aside) ?? null)
  const old = useAsk(
    'script.revision',
    { revisionId: shownRevision?.id ?? '' },
    { enabled: shownRevision !== null },
  ).data
  const graph = old?.graph ?? script.graph
  const figures = useMemo(() => (data ? figuresOf(data, script.id) : null), [data, script.id])
  const shown = useMemo(() => ({ ...editor, graph, mayEdit: false, problems: [] }), [editor, graph])
  const note = useMemo(() => {
    const words = (each: StepFigures | undefined) => {
      if (!each) return t('scripts:figures.never')
      const parts = [t('scripts:figures.times', { count: each.visits, number: format.number(each.visits) })]
      if (each.medianSeconds !== null && each.medianSeconds >= 1) parts.push(seconds(each.medianSeconds, format))
      if (each.ended > 0) parts.push(t('scripts:figures.ended', { number: format.number(each.ended) }))
      if (each.abandoned > 0) parts.push(t('scripts:figures.abandoned', { number: format.number(each.abandoned) }))
      return parts.join(' · ')
    }
    return (id: string) => words(figures?.steps.get(id))
  }, [figures, format, t])
  const answered = (id: string, by: string | null) => {
    const count = countOf(figures?.steps.get(id)?.answers ?? [], by)
    return count === null ? null : t('scripts:figures.times', { count, number: format.number(count) })
  }
  const overlay: Overlay = useMemo(
    () => ({
      step: ({ id }) => (figures?.steps.has(id) ? 'on' : 'off'),
      edge: (from, to, { by, among, isFirst }) => {
        const all = figures?.ways.get(`${from} ${to}`) ?? 0
        // Of several ways to one step the calls tell the pair; the answers tell which of them.
        const own = among > 1 ? countOf(figures?.steps.get(from)?.answers ?? [], by) : null
        const count = own === null ? (among === 1 || isFirst ? all : 0) : Math.min(own, all)
        return count === 0 ? null : { on: true, share: count / (figures?.most ?? 1), text: format.number(count) }
      },
      note: ({ id }) => note(id),
    }),
    [figures, format, note],
  )
  const step = selectedStep(shown)
  const whose = useWhoseCalls(editor.context)
  const isEmpty = data !== undefined && data.runs === 0
  return (
    <div className={editorClasses.columns}>
      <section
        className={editorClasses.page}
        aria-label={t('scripts:figures.title')}
        data-pane="script-steps"
        tabIndex={-1}
      >
        <div className={editorClasses.tools}>
          {shapeControl}
          <Select
            className={classes.choice ?? ''}
            aria-label={t('scripts:figures.version')}
            data={[
              ...versions.map(({ number, runs }) => ({
                value: String(number),
                label: t('scripts:figures.versionRuns', { version: number, count: runs }),
              })),
              { value: 'all', label: t('scripts:figures.allVersions') },
            ]}
            value={version}
            allowDeselect={false}
            onChange={setWanted}
          />
          <Select
            className={classes.choice ?? ''}
            aria-label={t('scripts:figures.period')}
            data={periods.map((value) => ({
              value,
              label: value === 'all' ? t('scripts:figures.ever') : t('scripts:figures.days', { count: Number(value) }),
            }))}
            value={period}
            allowDeselect={false}
            onChange={(value) => setPeriod(periods.find((each) => each === value) ?? '90')}
          />
        </div>
        {error && data === undefined ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : isEmpty ? (
          <EmptyState
            icon={IconChartBar}
            title={t('scripts:figures.empty')}
            body={`${t(versions.length > 0 ? 'scripts:figures.emptyPeriod' : 'scripts:figures.emptyBody')} ${whose}`}
          />
        ) : shape === 'list' ? (
          <ListView editor={shown} note={({ id }, by) => (by === undefined ? note(id) : answered(id, by))} />
        ) : (
          <Suspense fallback={null}>
            <Canvas key={`${old ? 'then' : 'now'}-${version}`} editor={shown} overlay={overlay} />
          </Suspense>
        )}
      </section>
      <PaneResizer label={t('scripts:edit.resize')} size={size} onResize={setSize} side="right" {...bounds} />
      <section
        className={editorClasses.side}
        style={{ width: size }}
        aria-label={t('scripts:figures.details')}
        data-pane="script-panel"
        tabIndex={-1}
      >
        <div className={classes.side}>
          {data && <CallFigures editor={shown} analysis={data} whose={whose} />}
          {data && data.runs > 0 && step && (
            <StepDetail editor={shown} step={step} figures={figures?.steps.get(step.id)} />
          )}
        </div>
      </section>
    </div>
  )
}

const seconds = (value: number, format: ReturnType<typeof useFormat>) => format.duration(Math.round(value) * 1_000)
