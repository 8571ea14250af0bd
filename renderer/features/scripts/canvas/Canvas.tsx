import '@xyflow/react/dist/base.css'
import { ActionIcon } from '@mantine/core'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import {
  applyNodeChanges,
  Background,
  type Edge,
  MarkerType,
  MiniMap,
  type Node,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import type { Editor } from '../edit/editor.ts'
import { connect } from '../graph/edits.ts'
import { nodeHeight, nodeWidth, placesOf, withPlaces } from '../graph/layout.ts'
import type { Box } from '../graph/route.ts'
import { type Direction, flowOrder, neighbour, slotsOf } from '../graph/slots.ts'
import classes from './canvas.module.css'
import { type Drawn, DrawnContext, type Overlay } from './overlay.ts'
import { StepNode } from './StepNode.tsx'
import { type WayData, WayEdge } from './WayEdge.tsx'

const nodeTypes = { step: StepNode }
const edgeTypes = { way: WayEdge }
/** Below this, the words of a step are too small: its name alone is shown, in letters of a size that stays. */
const readable = 0.72
/** At this, names and answers are still read and much of a long script is seen. */
const surveyed = 0.46
/** Below this, not even a name has room. */
const recognisable = 0.4
const view = { padding: 0.05, maxZoom: 1, minZoom: 0.1 }

/** The script as a picture: steps from the left to the right, and the ways between them. */
export function Canvas(props: { readonly editor: Editor; readonly overlay?: Overlay }) {
  return (
    <ReactFlowProvider>
      <Drawing editor={props.editor} overlay={props.overlay ?? null} />
    </ReactFlowProvider>
  )
}

function Drawing({ editor, overlay }: { readonly editor: Editor; readonly overlay: Overlay | null }) {
  const { t } = useTranslation('scripts')
  const flow = useReactFlow()
  const root = useRef<HTMLDivElement>(null)
  const { graph, selection, mayEdit } = editor
  const canEdit = mayEdit && overlay === null
  const places = useMemo(() => placesOf(graph), [graph])
  const order = useMemo(() => flowOrder(graph), [graph])
  const numbers = useMemo(() => new Map(order.map(({ id }, index) => [id, index + 1])), [order])
  const built = useMemo(
    (): Node[] =>
      order.map((step) => ({
        id: step.id,
        type: 'step',
        position: places.get(step.id) ?? step.position,
        width: nodeWidth,
        height: nodeHeight(step),
        data: { step },
      })),
    [order, places],
  )
  const [nodes, setNodes] = useState<Node[]>(built)
  useEffect(() => {
    setNodes((old) => {
      const before = new Map(old.map((node) => [node.id, node]))
      return built.map((node) => ({ ...before.get(node.id), ...node }))
    })
  }, [built])

  const boxes = useMemo(
    (): readonly Box[] =>
      order.map((step) => ({
        id: step.id,
        ...(places.get(step.id) ?? step.position),
        width: nodeWidth,
        height: nodeHeight(step),
      })),
    [order, places],
  )
  const edges = useMemo(() => edgesOf(editor, overlay, boxes), [editor, overlay, boxes])
  /** Before it is chosen: a focus that comes later would take the cursor out of the panel again. */
  const focusStep = (stepId: string) =>
    root.current?.querySelector<HTMLElement>(`[data-step="${stepId}"]`)?.focus({ preventScroll: true })
  const show = useCallback(
    (stepId: string) => {
      const place = places.get(stepId)
      const step = graph.steps.find(({ id }) => id === stepId)
      const box = root.current?.getBoundingClientRect()
      if (!place || !step || !box) return
      const { x, y, zoom } = flow.getViewport()
      const left = place.x * zoom + x
      const top = place.y * zoom + y
      const fits =
        left >= 0 && top >= 0 && left + nodeWidth * zoom <= box.width && top + nodeHeight(step) * zoom <= box.height
      if (!fits)
        void flow.setCenter(place.x + nodeWidth / 2, place.y + nodeHeight(step) / 2, {
          zoom: Math.max(zoom, 0.6),
          duration: 150,
        })
    },
    [flow, places, graph],
  )
  const chosen = selection?.stepId
  const latestShow = useRef(show)
  useEffect(() => {
    latestShow.current = show
  })
  useEffect(() => {
    if (chosen) latestShow.current(chosen)
  }, [chosen])

  const drawn: Drawn = useMemo(
    () => ({
      editor,
      overlay,
      numbers,
      tabStop: numbers.has(selection?.stepId ?? '') ? (selection?.stepId ?? null) : (order[0]?.id ?? null),
      choose: (stepId, by) => editor.select({ stepId, ...(by === undefined ? {} : { by }) }),
    }),
    [editor, overlay, numbers, selection, order],
  )

  /** The whole script where its steps can be told apart so, else its beginning. */
  const begin = () => {
    const box = root.current?.getBoundingClientRect()
    const first = places.get(graph.startId ?? order[0]?.id ?? '')
    if (!box || !first) return
    const bounds = flow.getNodesBounds(order.map(({ id }) => id))
    const fits = Math.min(box.width / (bounds.width + 80), box.height / (bounds.height + 80)) >= recognisable
    // Figures are looked at as a whole, a text is read.
    const zoom = overlay ? surveyed : readable
    if (fits) void flow.fitView(view)
    else void flow.setViewport({ x: 40 - first.x * zoom, y: box.height / 2 - (first.y + 34) * zoom, zoom })
  }
  const mark = ({ zoom }: { readonly zoom: number }) => {
    root.current?.style.setProperty('--zoom', String(zoom))
    root.current?.toggleAttribute('data-far', zoom < readable)
  }
  const inCanvas = () => root.current?.contains(document.activeElement) ?? false
  const go = (direction: Direction) => {
    const from = selection?.stepId ?? order[0]?.id
    const to = from === undefined ? null : selection ? neighbour(graph, from, direction) : from
    if (to === null) return
    focusStep(to)
    editor.select({ stepId: to })
    // What is out of sight is not drawn in a large script, and has no element until it is shown.
    requestAnimationFrame(() => {
      if (inCanvas()) focusStep(to)
    })
  }
  const scope = { scope: 'scripts', when: inCanvas } as const
  useShortcuts([
    { id: 'canvas.next', keys: 'ArrowRight', label: 'scripts:keys.follow', ...scope, run: () => go('next') },
    { id: 'canvas.previous', keys: 'ArrowLeft', label: 'scripts:keys.parent', ...scope, run: () => go('previous') },
    { id: 'canvas.up', keys: 'ArrowUp', label: 'scripts:keys.up', ...scope, run: () => go('up') },
    { id: 'canvas.down', keys: 'ArrowDown', label: 'scripts:keys.down', ...scope, run: () => go('down') },
    { id: 'canvas.fit', keys: '0', label: 'scripts:keys.fit', ...scope, run: () => void flow.fitView(view) },
    { id: 'canvas.in', keys: '+', label: 'scripts:keys.zoomIn', ...scope, run: () => void flow.zoomIn() },
    { id: 'canvas.out', keys: '-', label: 'scripts:keys.zoomOut', ...scope, run: () => void flow.zoomOut() },
  ])

  return (
    <div ref={root} className={classes.canvas} data-graph-view data-overlay={overlay ? '' : undefined}>
      <DrawnContext value={drawn}>
        <ReactFlow
          aria-label={t('scripts:canvas.label')}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          minZoom={0.1}
          maxZoom={1.5}
          onInit={begin}
          onViewportChange={mark}
          nodesDraggable={canEdit}
          nodesConnectable={canEdit}
          elementsSelectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          onlyRenderVisibleElements={nodes.length > 150}
          proOptions={{ hideAttribution: true }}
          onNodesChange={(changes) => setNodes((old) => applyNodeChanges(changes, old))}
          onNodeDragStop={(_event, _node, moved) => {
            const now = new Map(places)
            for (const { id, position } of moved)
              now.set(id, { x: Math.round(position.x / 4) * 4, y: Math.round(position.y / 4) * 4 })
            editor.edit((old) => withPlaces(old, now))
          }}
          onNodeClick={(event, { id }) => {
            const slot = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-by]') : null
            const by = slot?.dataset.by
            focusStep(id)
            editor.select({ stepId: id, ...(by === undefined ? {} : { by: by === 'next' ? null : by }) })
          }}
          onNodeDoubleClick={() => editor.openPanel('first')}
          onEdgeClick={(_event, edge) => {
            const by = edge.sourceHandle === 'next' ? null : (edge.sourceHandle ?? null)
            focusStep(edge.source)
            editor.select({ stepId: edge.source, by })
          }}
          onConnect={({ source, sourceHandle, target }) =>
            editor.edit((old) => connect(old, source, sourceHandle === 'next' ? null : sourceHandle, target))
          }
        >
          <Background gap={20} size={1} color="var(--sb-border-strong)" />
          {order.length > 8 && (
            <MiniMap
              pannable
              zoomable
              position="bottom-left"
              ariaLabel={t('scripts:canvas.map')}
              className={classes.map ?? ''}
              style={{ width: 160, height: 96 }}
              bgColor="var(--sb-surface)"
              nodeColor="var(--sb-input-border)"
              maskColor="color-mix(in srgb, var(--sb-sunken) 60%, transparent)"
              maskStrokeColor="var(--sb-accent)"
              maskStrokeWidth={1.5}
            />
          )}
          <Panel position="bottom-right" className={classes.controls ?? ''}>
            <Control label={t('scripts:keys.zoomIn')} onClick={() => void flow.zoomIn()} icon={IconPlus} />
            <Control label={t('scripts:keys.zoomOut')} onClick={() => void flow.zoomOut()} icon={IconMinus} />
            <Control label={t('scripts:keys.fit')} onClick={() => void flow.fitView(view)} icon={IconFocusCentered} />
          </Panel>
        </ReactFlow>
      </DrawnContext>
    </div>
  )
}

function Control(props: { readonly label: string; readonly onClick: () => void; readonly icon: typeof IconPlus }) {
  const { label, onClick, icon: Icon } = props
  return (
    <ActionIcon size={28} variant="default" aria-label={label} title={label} onClick={onClick}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}

/** One line for each way. */
function edgesOf({ graph, selection }: Editor, overlay: Overlay | null, boxes: readonly Box[]): Edge<WayData>[] {
  const ids = new Set(graph.steps.map(({ id }) => id))
  return graph.steps.flatMap((step) =>
    slotsOf(step).flatMap(({ by, to }, index, slots): Edge<WayData>[] => {
      if (to === null || !ids.has(to)) return []
      const among = slots.filter((slot) => slot.to === to).length
      const isFirst = slots.findIndex((slot) => slot.to === to) === index
      const more = overlay?.edge(step.id, to, { by, among, isFirst }) ?? null
      const isChosen = !overlay && selection?.stepId === step.id && (selection.by ?? null) === by
      const colour = isChosen || more?.on ? 'var(--sb-accent)' : 'var(--sb-input-border)'
      return [
        {
          id: `${step.id}/${by ?? ''}`,
          type: 'way',
          data: { boxes },
          source: step.id,
          sourceHandle: by ?? 'next',
          target: to,
          targetHandle: 'in',
          className: (overlay && !more?.on ? classes.faint : classes.edge) ?? '',
          style: { stroke: colour, strokeWidth: more ? 1 + 8 * more.share : isChosen ? 2 : 1.5 },
          markerEnd: {
            type: MarkerType.ArrowClosed,
            color: colour,
            width: 16,
            height: 16,
            markerUnits: 'userSpaceOnUse',
          },
          ...(more && more.text !== '' ? { label: more.text, labelBgPadding: [4, 2], labelBgBorderRadius: 3 } : {}),
          interactionWidth: 16,
        },
      ]
    }),
  )
}
