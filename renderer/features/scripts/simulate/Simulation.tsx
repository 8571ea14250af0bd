import { Button, Select, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconRefresh } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { customerTier } from '#shared/domain/people'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import { where } from '#shared/rules/scripts/engine'
import { ask } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import type { Overlay } from '../canvas/overlay.ts'
import editorClasses from '../edit/editor.module.css'
import type { Editor } from '../edit/editor.ts'
import { ListView } from '../edit/ListView.tsx'
import type { RunController } from '../runner/controller.ts'
import { FilledText } from '../runner/FilledText.tsx'
import { PathList } from '../runner/PathList.tsx'
import { StepView } from '../runner/StepView.tsx'
import { languageName } from '../words.ts'
import { bundleOf, factsOf, type PretendCustomer, pretendCall } from './pretend.ts'
import classes from './simulate.module.css'

const Canvas = lazy(() => import('../canvas/Canvas.tsx').then((module) => ({ default: module.Canvas })))
const bounds = { initial: 440, min: 360, max: 720 }

/** The script as it stands, tried out on a customer who does not exist. */
export function Simulation(props: {
  readonly editor: Editor
  readonly shape: 'list' | 'canvas'
  readonly shapeControl: ReactNode
}) {
  const { editor, shape, shapeControl } = props
  const { script, graph, context } = editor
  const { t } = useTranslation('scripts')
  const [size, setSize] = usePaneSize('script-try', bounds)
  const [person, setPerson] = useState<PretendCustomer>(() => ({
    name: t('scripts:try.someName'),
    language: script.languages[0] ?? 'en',
    tier: 'standard',
    product: '',
  }))
  const [call, setCall] = useState<RunController | null>(null)
  const partIds = useMemo(
    () => [...new Set(graph.steps.flatMap((step) => (step.kind === 'sub-script' ? (step.scriptId ?? []) : [])))],
    [graph],
  )
  const parts = useQueries({
    queries: partIds.map((scriptId) => {
      const args = { scriptId, revisionId: null }
      return { queryKey: ['script.bundle', args], queryFn: () => ask('script.bundle', args) }
    }),
  })
  const begin = () => {
    const today = new Intl.DateTimeFormat(person.language, { dateStyle: 'long' }).format(new Date())
    const bundle = bundleOf(
      script,
      graph,
      parts.flatMap(({ data }) => data ?? []),
    )
    setCall(pretendCall(bundle, factsOf(person, context, today), person.language))
  }
  const drawn = call ? (
    <Way editor={editor} shape={shape} call={call} />
  ) : shape === 'list' ? (
    <ListView editor={{ ...editor, mayEdit: false }} />
  ) : (
    <Canvas editor={{ ...editor, mayEdit: false }} />
  )
  return (
    <div className={editorClasses.columns}>
      <section
        className={editorClasses.page}
        aria-label={t('scripts:edit.steps')}
        data-pane="script-steps"
        tabIndex={-1}
      >
        <div className={editorClasses.tools}>{shapeControl}</div>
        <Suspense fallback={null}>{drawn}</Suspense>
      </section>
      <PaneResizer label={t('scripts:edit.resize')} size={size} onResize={setSize} side="right" {...bounds} />
      <section
        className={editorClasses.side}
        style={{ width: size }}
        aria-label={t('scripts:try.title')}
        data-pane="script-try"
        data-shortcut-scope="script"
        tabIndex={-1}
      >
        <form
          className={classes.person}
          onSubmit={(event) => {
            event.preventDefault()
            begin()
          }}
        >
          <h2 className={classes.title}>{t('scripts:try.title')}</h2>
          <div className={classes.fields}>
            <TextInput
              label={t('scripts:try.name')}
              maxLength={200}
              value={person.name}
              onChange={(event) => setPerson({ ...person, name: event.currentTarget.value })}
            />
            <Select
              label={t('scripts:try.language')}
              data={script.languages.map((value) => ({ value, label: languageName(value) }))}
              value={person.language}
              allowDeselect={false}
              onChange={(language) => language && setPerson({ ...person, language })}
            />
            <Select
              label={t('scripts:try.tier')}
              data={customerTier.options.map((value) => ({ value, label: t(`scripts:tier.${value}`) }))}
              value={person.tier}
              allowDeselect={false}
              onChange={(tier) => tier && setPerson({ ...person, tier })}
            />
            <TextInput
              label={t('scripts:try.product')}
              placeholder={t('scripts:try.unknown')}
              maxLength={200}
              value={person.product}
              onChange={(event) => setPerson({ ...person, product: event.currentTarget.value })}
            />
          </div>
          <Button
            type="submit"
            variant={call ? 'default' : 'filled'}
            leftSection={
              call ? (
                <IconRefresh size={16} stroke={1.5} aria-hidden />
              ) : (
                <IconPlayerPlay size={16} stroke={1.5} aria-hidden />
              )
            }
          >
            {t(call ? 'scripts:try.again' : 'scripts:try.begin')}
          </Button>
        </form>
        <div className={classes.stage}>
          {call ? <Stage call={call} /> : <p className={classes.hint}>{t('scripts:try.hint')}</p>}
        </div>
      </section>
    </div>
  )
}

const useCall = (call: RunController) => useSyncExternalStore(call.listen, call.state)

/** The step that the call is at, as the runner shows it. */
function Stage({ call }: { readonly call: RunController }) {
  const { t } = useTranslation('scripts')
  const state = useCall(call)
  const [problem, setProblem] = useState<AnswerProblem | null>(null)
  const digits = useRef<((digit: number) => void) | null>(null)
  const place = where(call.program, state)
  useShortcut({
    id: 'script.answer',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    scope: 'script',
    label: 'scripts:shortcuts.answer',
    run: (event) => digits.current?.(Number(event.key)),
  })
  const back = () => {
    setProblem(null)
    call.back()
  }
  return (
    <>
      {place.kind === 'waiting' ? (
        <StepView
          about={call.run}
          key={`${state.cursor}-${place.visit.stepId}`}
          digits={digits}
          call={call}
          state={state}
          place={place}
          problem={problem}
          onProblem={setProblem}
          onBack={state.cursor > 0 ? back : null}
        />
      ) : (
        <div className={classes.over} role="status">
          {place.kind === 'ended' && (
            <div className={classes.closing}>
              <FilledText call={call} state={state} scriptId={place.visit.scriptId} texts={place.step.text} />
            </div>
          )}
          <strong>{place.kind === 'ended' ? t('scripts:try.ended') : t(`scripts:stuck.${place.reason}`)}</strong>
          <Button size="compact-sm" onClick={back}>
            {t('scripts:back')}
          </Button>
        </div>
      )}
      <PathList
        call={call}
        state={state}
        onJump={(index) => {
          setProblem(null)
          call.jump(index)
        }}
      />
    </>
  )
}

/** The graph with the way of the call on it. */
function Way(props: { readonly editor: Editor; readonly shape: 'list' | 'canvas'; readonly call: RunController }) {
  const { editor, shape, call } = props
  const { t } = useTranslation('scripts')
  const state = useCall(call)
  const scriptId = editor.script.id
  const here = useMemo(() => {
    const visits = state.visits.slice(0, state.cursor + 1)
    // While the call is in a part, the step that led into it is where it stands.
    const own = visits.flatMap((visit) =>
      visit.scriptId === scriptId ? [visit.stepId] : (visit.stack[0]?.stepId ?? []),
    )
    const ways = new Set(own.slice(1).map((stepId, index) => `${own[index]} ${stepId}`))
    return { current: own.at(-1) ?? null, on: new Set(own), ways }
  }, [state, scriptId])
  const overlay: Overlay = useMemo(
    () => ({
      step: ({ id }) => (id === here.current ? 'current' : here.on.has(id) ? 'on' : 'off'),
      edge: (from, to, { isFirst }) =>
        isFirst && here.ways.has(`${from} ${to}`) ? { on: true, share: 0.15, text: '' } : null,
      note: () => null,
    }),
    [here],
  )
  const shown = useMemo(
    () => ({
      ...editor,
      mayEdit: false,
      selection: here.current === null ? editor.selection : { stepId: here.current },
    }),
    [editor, here],
  )
  if (shape === 'canvas') return <Canvas editor={shown} overlay={overlay} />
  return (
    <ListView
      editor={shown}
      note={({ id }, by) =>
        by !== undefined
          ? null
          : id === here.current
            ? t('scripts:try.here')
            : here.on.has(id)
              ? t('scripts:try.passed')
              : null
      }
    />
  )
}
