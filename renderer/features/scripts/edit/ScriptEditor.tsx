import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconBinaryTree,
  IconList,
  IconPlus,
  IconWand,
} from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ScriptStep, StepKind } from '#shared/domain/scripts'
import type { QueryResult } from '#shared/ipc/contract'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage, openScripts } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { SavedMark } from '../../../app/writing/SavedMark.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import { addStep, connect, movePart, partsIn, removePart, removeStep, updateStep } from '../graph/edits.ts'
import { flowOrder } from '../graph/slots.ts'
import { LifeButtons } from '../life/LifeButtons.tsx'
import { ConditionMark, conditionsOf } from '../marks.tsx'
import { AddStep } from './AddStep.tsx'
import { ClashBar, OtherDraftBar, ReviewBar } from './Bars.tsx'
import classes from './editor.module.css'
import { type Editor, type Known, type Selection, worstOf } from './editor.ts'
import { ListView } from './ListView.tsx'
import { SeverityMark } from './ProblemLine.tsx'
import { SidePanel, type SideTab } from './SidePanel.tsx'
import { useProblems } from './use-problems.ts'
import { useScriptText } from './use-script-text.ts'

const Canvas = lazy(() => import('../canvas/Canvas.tsx').then((module) => ({ default: module.Canvas })))
const Simulation = lazy(() => import('../simulate/Simulation.tsx').then((module) => ({ default: module.Simulation })))
const Figures = lazy(() => import('../analytics/Figures.tsx').then((module) => ({ default: module.Figures })))
const Versions = lazy(() => import('../versions/Versions.tsx').then((module) => ({ default: module.Versions })))

const sideBounds = { initial: 380, min: 300, max: 640 }
const views = ['edit', 'try', 'figures', 'versions'] as const
type View = (typeof views)[number]
const shapeKey = 'switchboard.scriptShape'

/** One script: to write, to try out, its figures, its versions. */
export function ScriptEditor(
  props: NonNullable<QueryResult<'script.get'>> & {
    readonly context: AppContext
    readonly known: Known | undefined
    readonly view: string | null
  },
) {
  const { script, drafts, authorId, context, known, view: asked } = props
  const { t } = useTranslation(['scripts', 'conversation'])
  const mayEdit = mayWriteScripts(context.me.role) && script.archivedAt === null
  const view: View = views.find((each) => each === asked) ?? 'edit'
  const text = useScriptText({ script, drafts })
  const { graph } = text
  const latest = useRef(text.edit)
  useEffect(() => {
    latest.current = text.edit
  })
  const edit: Editor['edit'] = useCallback((change, mark) => latest.current(change, mark), [])
  const problems = useProblems(script, graph, context, known)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const [selection, setSelection] = useState<Selection | null>(null)
  const [tab, setTab] = useState<SideTab>('step')
  const [shape, setShape] = useState<'list' | 'canvas'>(() =>
    localStorage.getItem(shapeKey) === 'list' ? 'list' : 'canvas',
  )
  const [adding, setAdding] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [sideSize, setSideSize] = usePaneSize('script-editor', sideBounds)
  const side = useRef<HTMLElement>(null)
  const page = useRef<HTMLElement>(null)

  const focusView = useCallback(() => {
    const root = page.current
    const target =
      root?.querySelector<HTMLElement>('[data-graph-view] [data-step][tabindex="0"]') ??
      root?.querySelector<HTMLElement>('[data-graph-view]')
    target?.focus()
  }, [])
  const focusPanel = useCallback((field: string) => {
    // The panel of a step that was chosen just now is drawn first, and a menu that closes gives its focus away.
    setTimeout(() => {
      const root = side.current
      const target =
        root?.querySelector<HTMLElement>(field) ??
        root?.querySelector<HTMLElement>('[data-first]') ??
        root?.querySelector<HTMLElement>('[data-title]')
      target?.scrollIntoView({ block: 'center' })
      target?.focus()
    }, 50)
  }, [])

  const editor: Editor = useMemo(() => {
    const at = selection
    const chosen = graph.steps.find(({ id }) => id === at?.stepId)
    return {
      script,
      context,
      known,
      mayEdit,
      languages: script.languages,
      graph,
      selection,
      problems,
      select: (next) => {
        setSelection(next)
        if (next) setTab('step')
      },
      edit: (change, mark) => mayEdit && edit(change, mark),
      editStep: (id, change, mark) => mayEdit && edit((now) => updateStep(now, id, change), mark),
      add: () => mayEdit && setAdding(true),
      remove: () => {
        if (!at || !chosen || !mayEdit) return
        const { by } = at
        if (by === undefined) {
          const order = flowOrder(graph)
          const index = order.findIndex(({ id }) => id === chosen.id)
          const next = order[index + 1] ?? order[index - 1]
          edit((now) => removeStep(now, chosen.id))
          setSelection(next ? { stepId: next.id } : null)
        } else if (partsIn(chosen).some(({ id }) => id === by)) {
          edit((now) => updateStep(now, chosen.id, (step) => removePart(step, by ?? '')))
          setSelection({ stepId: chosen.id })
        } else edit((now) => connect(now, chosen.id, by, null))
      },
      move: (by) => {
        const partId = at?.by
        if (!chosen || typeof partId !== 'string' || !mayEdit) return
        edit((now) => updateStep(now, chosen.id, (step) => movePart(step, partId, by)))
      },
      openPanel: (field = 'first') => {
        setTab('step')
        focusPanel(field === 'target' ? `input[data-slot="${at?.by ?? 'next'}"]` : '[data-first]')
      },
    }
  }, [script, context, known, mayEdit, graph, selection, problems, edit, focusPanel])

  const pick = (kind: StepKind) => {
    setAdding(false)
    const chosen = graph.steps.find(({ id }) => id === selection?.stepId)
    const last = flowOrder(graph).at(-1)
    const from = chosen ?? last
    const after = from ? { stepId: from.id, by: chosen ? (selection?.by ?? null) : null } : null
    const added = addStep(graph, kind, after)
    edit(() => added.graph)
    setSelection({ stepId: added.stepId })
    setTab('step')
    focusPanel('[data-title]')
  }
  const save = async () => {
    if (text.isBehind) {
      openScriptPage(script.id, { view: 'versions' })
      return
    }
    setBusy(true)
    try {
      await text.save(note.trim())
      setNote('')
      showDone(t('scripts:edit.savedVersion'))
    } catch (caught) {
      showFailure(caught)
    } finally {
      setBusy(false)
    }
  }
  const discard = async () => {
    const agreed = await confirm({
      title: t('scripts:edit.discardTitle'),
      body: t('scripts:edit.discardBody', { number: script.revision }),
      confirm: t('scripts:edit.discard'),
      cancel: t('scripts:cancel'),
      danger: true,
    })
    if (agreed) await text.discard().catch(showFailure)
  }
  const leave = () => {
    void text.flush()
    openScripts()
  }
  const show = (next: View) => openScriptPage(script.id, { view: next === 'edit' ? null : next })
  const choose = (next: 'list' | 'canvas') => {
    localStorage.setItem(shapeKey, next)
    setShape(next)
    requestAnimationFrame(focusView)
  }
  const inView = () => document.activeElement?.closest('[data-graph-view]') !== null
  const editing = view === 'edit' && mayEdit
  const ownUndo = () => document.activeElement?.closest('[data-own-undo]') != null
  const scope = { scope: 'scripts', when: () => editing && inView() } as const
  useShortcuts([
    { id: 'script.add', keys: 'n', label: 'scripts:keys.add', ...scope, run: editor.add },
    { id: 'script.remove', keys: ['Delete', 'Backspace'], label: 'scripts:keys.remove', ...scope, run: editor.remove },
    { id: 'script.moveUp', keys: 'Alt+ArrowUp', label: 'scripts:keys.moveUp', ...scope, run: () => editor.move(-1) },
    {
      id: 'script.moveDown',
      keys: 'Alt+ArrowDown',
      label: 'scripts:keys.moveDown',
      ...scope,
      run: () => editor.move(1),
    },
    {
      id: 'script.edit',
      keys: 'Enter',
      label: 'scripts:keys.edit',
      ...scope,
      run: () => editor.openPanel(selection?.by === undefined ? 'first' : 'target'),
    },
    { id: 'script.connect', keys: 'c', label: 'scripts:keys.connect', ...scope, run: () => editor.openPanel('target') },
    {
      id: 'script.undo',
      keys: 'Ctrl+Z',
      scope: 'scripts',
      label: 'scripts:keys.undo',
      whileTyping: true,
      when: () => editing && text.canUndo && !ownUndo(),
      run: text.undo,
    },
    {
      id: 'script.redo',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      scope: 'scripts',
      label: 'scripts:keys.redo',
      whileTyping: true,
      when: () => editing && text.canRedo && !ownUndo(),
      run: text.redo,
    },
    {
      id: 'script.save',
      keys: 'Ctrl+S',
      scope: 'scripts',
      label: 'scripts:keys.save',
      whileTyping: true,
      when: () => editing && text.isChanged,
      run: () => void save(),
    },
    {
      id: 'script.shape',
      keys: 'Ctrl+L',
      scope: 'scripts',
      label: 'scripts:keys.shape',
      run: () => choose(shape === 'list' ? 'canvas' : 'list'),
    },
    {
      id: 'script.leave',
      keys: 'Escape',
      scope: 'scripts',
      label: 'scripts:keys.leave',
      whileTyping: true,
      run: () => {
        if (side.current?.contains(document.activeElement)) focusView()
        else if (view !== 'edit') show('edit')
        else if (inView() || document.activeElement === document.body) leave()
      },
    },
  ])

  const drawn = (more: { readonly note?: (step: ScriptStep, by?: string | null) => ReactNode } = {}) =>
    shape === 'list' ? (
      <ListView editor={editor} {...more} />
    ) : (
      <Suspense fallback={null}>
        <Canvas editor={editor} />
      </Suspense>
    )
  const shapeControl = (
    <SegmentedControl
      size="xs"
      aria-label={t('scripts:edit.shape')}
      value={shape}
      onChange={(value) => choose(value === 'list' ? 'list' : 'canvas')}
      data={[
        {
          value: 'canvas',
          label: <Shape icon={<IconBinaryTree size={14} aria-hidden />} text={t('scripts:edit.canvas')} />,
        },
        { value: 'list', label: <Shape icon={<IconList size={14} aria-hidden />} text={t('scripts:edit.list')} /> },
      ]}
    />
  )
  const worst = worstOf(problems)
  return (
    <div className={classes.screen} data-shortcut-scope="scripts">
      <header className={classes.head}>
        <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('scripts:edit.back')} onClick={leave}>
          <IconArrowLeft size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
        <h1 className={classes.name} title={script.name}>
          {script.name}
        </h1>
        <span className={classes.marks}>
          {conditionsOf(script).map((condition) => (
            <ConditionMark key={condition} condition={condition} />
          ))}
          <span>
            {script.published
              ? t('scripts:edit.inUse', { number: script.published.number })
              : t('scripts:edit.version', { number: script.revision })}
          </span>
        </span>
        <nav className={classes.views} aria-label={t('scripts:edit.views')}>
          {views
            .filter((each) => each !== 'figures' || mayWriteScripts(context.me.role))
            .map((each) => (
              <button
                key={each}
                type="button"
                className={classes.view}
                aria-current={view === each ? 'page' : undefined}
                onClick={() => show(each)}
              >
                {t(mayEdit || each !== 'edit' ? `scripts:view.${each}` : 'scripts:view.read')}
              </button>
            ))}
        </nav>
        <LifeButtons
          script={script}
          authorId={authorId}
          context={context}
          errors={errors}
          isChanged={text.isChanged}
          onShowProblems={() => {
            show('edit')
            setTab('problems')
          }}
          onSave={() => void save()}
          onDiscard={() => void discard()}
        />
      </header>
      <ReviewBar script={script} context={context} />
      {text.isBehind && <ClashBar script={script} context={context} text={text} onCompare={() => show('versions')} />}
      {mayEdit && <OtherDraftBar text={text} />}
      {view === 'edit' && (
        <div className={classes.columns}>
          <section
            ref={page}
            className={classes.page}
            aria-label={t('scripts:edit.steps')}
            data-pane="script-steps"
            tabIndex={-1}
          >
            <div className={classes.tools}>
              {shapeControl}
              {mayEdit && (
                <>
                  <AddStep
                    opened={adding}
                    onOpened={(next) => {
                      setAdding(next)
                      if (!next) requestAnimationFrame(focusView)
                    }}
                    onPick={pick}
                  />
                  <ActionIcon
                    size={30}
                    variant="subtle"
                    color="gray"
                    disabled={!text.canUndo}
                    aria-label={t('scripts:keys.undo')}
                    aria-keyshortcuts="Control+Z"
                    title={t('scripts:keys.undo')}
                    onClick={text.undo}
                  >
                    <IconArrowBackUp size={18} stroke={1.5} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size={30}
                    variant="subtle"
                    color="gray"
                    disabled={!text.canRedo}
                    aria-label={t('scripts:keys.redo')}
                    aria-keyshortcuts="Control+Y"
                    title={t('scripts:keys.redo')}
                    onClick={text.redo}
                  >
                    <IconArrowForwardUp size={18} stroke={1.5} aria-hidden />
                  </ActionIcon>
                  {shape === 'canvas' && (
                    <Button
                      variant="subtle"
                      color="gray"
                      leftSection={<IconWand size={16} stroke={1.5} aria-hidden />}
                      onClick={() =>
                        void import('../graph/layout.ts').then(({ tidy, withPlaces }) =>
                          editor.edit((now) => withPlaces(now, tidy(now))),
                        )
                      }
                    >
                      {t('scripts:edit.tidy')}
                    </Button>
                  )}
                </>
              )}
              <button type="button" className={classes.summary} onClick={() => setTab('problems')}>
                {worst && <SeverityMark severity={worst} size={14} />}
                {errors > 0
                  ? t('scripts:edit.errors', { count: errors })
                  : problems.length > 0
                    ? t('scripts:edit.warnings', { count: problems.length })
                    : t('scripts:edit.noProblems')}
              </button>
            </div>
            {graph.steps.length === 0 ? (
              <EmptyState title={t('scripts:edit.empty')} body={t('scripts:edit.emptyBody')}>
                {mayEdit && (
                  <Button
                    variant="filled"
                    leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
                    onClick={() => pick('say')}
                  >
                    {t('scripts:edit.addFirst')}
                  </Button>
                )}
              </EmptyState>
            ) : (
              drawn()
            )}
            {mayEdit && (
              <footer className={classes.foot}>
                <span className={classes.count}>{t('scripts:library.steps', { count: graph.steps.length })}</span>
                <SavedMark state={text.state} />
                <TextInput
                  className={classes.note ?? ''}
                  aria-label={t('scripts:edit.note')}
                  placeholder={t('scripts:edit.note')}
                  maxLength={500}
                  value={note}
                  data-own-undo
                  onChange={(event) => setNote(event.currentTarget.value)}
                />
                <Button
                  variant={text.isChanged ? 'filled' : 'default'}
                  loading={busy}
                  disabled={!text.isChanged}
                  aria-keyshortcuts="Control+S"
                  onClick={() => void save()}
                >
                  {t('scripts:edit.saveVersion')}
                </Button>
              </footer>
            )}
          </section>
          <PaneResizer
            label={t('scripts:edit.resize')}
            size={sideSize}
            onResize={setSideSize}
            side="right"
            {...sideBounds}
          />
          <section
            ref={side}
            className={classes.side}
            style={{ width: sideSize }}
            aria-label={t('scripts:edit.panel')}
            data-pane="script-panel"
            tabIndex={-1}
          >
            <SidePanel editor={editor} tab={tab} onTab={setTab} />
          </section>
        </div>
      )}
      <Suspense fallback={null}>
        {view === 'try' && <Simulation editor={editor} shape={shape} shapeControl={shapeControl} />}
        {view === 'figures' && <Figures editor={editor} shape={shape} shapeControl={shapeControl} />}
        {view === 'versions' && <Versions editor={editor} text={text} />}
      </Suspense>
    </div>
  )
}

function Shape({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <span className={classes.shape}>
      {icon}
      {text}
    </span>
  )
}
