import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconBinaryTree, IconList, IconPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { ScriptStep, StepKind } from '#shared/domain/scripts'
import type { QueryResult } from '#shared/ipc/contract'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage, openScripts } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { SavedMark } from '../../../app/writing/SavedMark.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import { addStep } from '../graph/edits.ts'
import { flowOrder } from '../graph/slots.ts'
import { LifeButtons } from '../life/LifeButtons.tsx'
import { AddStep } from './AddStep.tsx'
import { ClashBar, OtherDraftBar, ReviewBar } from './Bars.tsx'
import { EditorHead, type View, views } from './EditorHead.tsx'
import classes from './editor.module.css'
import type { Known } from './editor.ts'
import { ListView } from './ListView.tsx'
import { SidePanel } from './SidePanel.tsx'
import { StepTools } from './StepTools.tsx'
import { useEditor } from './use-editor.ts'
import { useEditorKeys } from './use-editor-keys.ts'
import { useScriptText } from './use-script-text.ts'

const Canvas = lazy(() => import('../canvas/Canvas.tsx').then((module) => ({ default: module.Canvas })))
const Simulation = lazy(() => import('../simulate/Simulation.tsx').then((module) => ({ default: module.Simulation })))
const Figures = lazy(() => import('../analytics/Figures.tsx').then((module) => ({ default: module.Figures })))
const Versions = lazy(() => import('../versions/Versions.tsx').then((module) => ({ default: module.Versions })))

const sideBounds = { initial: 380, min: 300, max: 640 }
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
  const limit = useLimit()
  const mayEdit = mayWriteScripts(context.me.role) && script.archivedAt === null
  const view: View = views.find((each) => each === asked) ?? 'edit'
  const text = useScriptText({ script, drafts })
  const { graph } = text
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
  const [wanted, setWanted] = useState<{ readonly field: string } | null>(null)
  const focusPanel = useCallback((field: string) => setWanted({ field }), [])
  // Drawn together with the step that was chosen in the same breath: never a field of the one before it.
  useEffect(() => {
    if (!wanted) return
    const root = side.current
    const target =
      root?.querySelector<HTMLElement>(wanted.field) ??
      root?.querySelector<HTMLElement>('[data-first]') ??
      root?.querySelector<HTMLElement>('[data-title]')
    target?.scrollIntoView({ block: 'center' })
    target?.focus()
  }, [wanted])

  const onAdd = useCallback(() => setAdding(true), [])
  const { editor, edit, selection, setSelection, tab, setTab } = useEditor({
    script,
    context,
    known,
    mayEdit,
    text,
    onAdd,
    focusPanel,
  })

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
  useEditorKeys({
    editor,
    text,
    isEditing: view === 'edit' && mayEdit,
    onSave: () => void save(),
    onShape: () => choose(shape === 'list' ? 'canvas' : 'list'),
    onLeave: (isInView) => {
      if (side.current?.contains(document.activeElement)) focusView()
      else if (view !== 'edit') show('edit')
      else if (isInView || document.activeElement === document.body) leave()
    },
  })

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
  return (
    <div className={classes.screen} data-shortcut-scope="scripts">
      <EditorHead
        script={script}
        context={context}
        view={view}
        mayEdit={mayEdit}
        onLeave={leave}
        onShow={show}
        life={
          <LifeButtons
            script={script}
            authorId={authorId}
            context={context}
            errors={editor.errors}
            isChanged={text.isChanged}
            onShowProblems={() => {
              show('edit')
              setTab('problems')
            }}
            onSave={() => void save()}
            onDiscard={() => void discard()}
          />
        }
      />
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
            <StepTools
              editor={editor}
              text={text}
              shape={shape}
              shapeControl={shapeControl}
              add={
                <AddStep
                  opened={adding}
                  onOpened={(next) => {
                    setAdding(next)
                    if (!next) requestAnimationFrame(focusView)
                  }}
                  onPick={pick}
                />
              }
              onShowProblems={() => setTab('problems')}
            />
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
                  {...limit(note, 500)}
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
