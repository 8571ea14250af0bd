import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { IconFileImport, IconPlus, IconRoute, IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openScriptPage } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useWhoseCalls } from '../analytics/whose.ts'
import { conditionIcons, conditions, conditionsOf } from '../marks.tsx'
import { closeNewScript, newScript, useNewScriptWanted } from '../new-script.ts'
import { languageChoices } from '../words.ts'
import { ImportDialog } from './ImportDialog.tsx'
import classes from './library.module.css'
import {
  isNarrowed,
  matchesFilter,
  matchesRest,
  noFilter,
  type ScriptFilter,
  useScriptLibrary,
} from './library-state.ts'
import { NewScriptDialog } from './NewScriptDialog.tsx'
import { ScriptLine } from './ScriptLine.tsx'
import { useOfferedNames } from './use-offered-names.ts'

const rowId = (index: number) => `script-row-${index}`

/** Every script with where it stands, whom it is for and how often it is used. */
export function LibraryScreen() {
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const [{ filter, cursorId }, change] = useScriptLibrary()
  const { data: context } = useAsk('app.context', {})
  const current = useAsk('script.list', { archived: false })
  const archived = useAsk('script.list', { archived: true })
  const offeredNames = useOfferedNames()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const wanted = useNewScriptWanted()
  const [importing, setImporting] = useState(false)
  const mayWrite = context !== undefined && mayWriteScripts(context.me.role)
  const users = useMemo(() => new Map(context?.users.map(({ id, name }) => [id, name])), [context])
  const all = useMemo(() => [...(current.data ?? []), ...(archived.data ?? [])], [current.data, archived.data])
  const names = useMemo(
    () => (for_: Parameters<typeof offeredNames>[0]) => offeredNames(for_).join(' '),
    [offeredNames],
  )
  const rows = useMemo(() => all.filter((row) => matchesFilter(row, filter, names)), [all, filter, names])
  const counts = useMemo(() => {
    const found = all.filter((row) => matchesRest(row, filter, names)).flatMap(conditionsOf)
    return new Map(conditions.map((each) => [each, found.filter((condition) => condition === each).length]))
  }, [all, filter, names])
  const narrow = (next: Partial<ScriptFilter>) => change({ filter: { ...filter, ...next }, cursorId: null })

  const cursor = rows.findIndex(({ id }) => id === cursorId)
  const moveTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!row) return
    change({ cursorId: row.id })
    list.current?.querySelector(`#${rowId(rows.indexOf(row))}`)?.scrollIntoView({ block: 'nearest' })
  }
  const open = (index: number) => {
    const row = rows[index]
    if (!row) return
    change({ cursorId: row.id })
    openScriptPage(row.id)
  }
  const scope = { scope: 'scripts', when: () => rows.length > 0 } as const
  useShortcuts([
    {
      id: 'scripts.down',
      keys: ['j', 'ArrowDown'],
      label: 'scripts:keys.nextScript',
      ...scope,
      run: () => moveTo(cursor + 1),
    },
    {
      id: 'scripts.up',
      keys: ['k', 'ArrowUp'],
      label: 'scripts:keys.previousScript',
      ...scope,
      run: () => moveTo(cursor - 1),
    },
    { id: 'scripts.open', keys: 'Enter', label: 'scripts:keys.open', ...scope, run: () => open(Math.max(0, cursor)) },
    {
      id: 'scripts.search',
      keys: '/',
      scope: 'scripts',
      label: 'scripts:keys.search',
      run: () => search.current?.focus(),
    },
    {
      id: 'scripts.new',
      keys: 'n',
      scope: 'scripts',
      label: 'scripts:keys.newScript',
      when: () => mayWrite,
      run: newScript,
    },
  ])

  const error = current.error ?? archived.error
  return (
    <section
      className={classes.main}
      aria-label={t('scripts:library.title')}
      data-pane="scripts"
      data-shortcut-scope="scripts"
      tabIndex={-1}
    >
      <div className={classes.filters}>
        <div className={classes.filterRow}>
          <h1 className={classes.heading}>{t('scripts:library.title')}</h1>
          <TextInput
            ref={search}
            className={classes.search ?? ''}
            type="search"
            aria-label={t('scripts:library.search')}
            placeholder={t('scripts:library.search')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
            rightSection={
              filter.text === '' ? null : (
                <CloseButton size="sm" aria-label={t('scripts:library.clear')} onClick={() => narrow({ text: '' })} />
              )
            }
            value={filter.text}
            maxLength={200}
            onChange={(event) => narrow({ text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' && event.key !== 'ArrowDown') return
              event.preventDefault()
              if (event.key === 'Escape' && filter.text !== '') narrow({ text: '' })
              else list.current?.focus()
            }}
          />
          <Select
            className={classes.choice ?? ''}
            aria-label={t('scripts:library.language')}
            placeholder={t('scripts:library.language')}
            clearable
            clearButtonProps={{ 'aria-label': t('scripts:library.anyLanguage') }}
            data={languageChoices(all.flatMap(({ languages }) => languages))}
            value={filter.language}
            onChange={(language) => narrow({ language })}
          />
          <Select
            className={classes.choice ?? ''}
            aria-label={t('scripts:library.team')}
            placeholder={t('scripts:library.team')}
            clearable
            clearButtonProps={{ 'aria-label': t('scripts:library.anyTeam') }}
            data={(context?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.teamId}
            onChange={(teamId) => narrow({ teamId })}
          />
          <Select
            className={classes.choice ?? ''}
            aria-label={t('scripts:library.kind')}
            placeholder={t('scripts:library.kind')}
            clearable
            clearButtonProps={{ 'aria-label': t('scripts:library.anyKind') }}
            data={[
              { value: 'script', label: t('scripts:library.whole') },
              { value: 'part', label: t('scripts:library.parts') },
            ]}
            value={filter.kind}
            onChange={(kind) => narrow({ kind: kind === 'script' || kind === 'part' ? kind : null })}
          />
          {mayWrite && (
            <>
              <Button
                className={classes.end ?? ''}
                leftSection={<IconFileImport size={16} stroke={1.5} aria-hidden />}
                onClick={() => setImporting(true)}
              >
                {t('scripts:importing.open')}
              </Button>
              <Button
                variant="filled"
                leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
                aria-keyshortcuts="n"
                onClick={newScript}
              >
                {t('scripts:new.open')}
              </Button>
            </>
          )}
        </div>
        <fieldset className={classes.conditions}>
          <legend className="sb-visually-hidden">{t('scripts:library.state')}</legend>
          {conditions.map((condition) => {
            const Icon = conditionIcons[condition]
            const isChosen = filter.conditions.includes(condition)
            return (
              <button
                key={condition}
                type="button"
                className={classes.condition}
                data-none={counts.get(condition) === 0 || undefined}
                aria-pressed={isChosen}
                onClick={() =>
                  narrow({
                    conditions: isChosen
                      ? filter.conditions.filter((each) => each !== condition)
                      : [...filter.conditions, condition],
                  })
                }
              >
                <Icon size={14} stroke={1.75} aria-hidden />
                {t(`scripts:condition.${condition}`)}
                <span className={classes.conditionCount}>{format.number(counts.get(condition) ?? 0)}</span>
              </button>
            )
          })}
        </fieldset>
      </div>
      {error && current.data === undefined ? (
        <ErrorState error={error} onRetry={() => void current.refetch()} />
      ) : current.data !== undefined && archived.data !== undefined && rows.length === 0 ? (
        <Nothing filter={filter} mayWrite={mayWrite} onReset={() => narrow(noFilter)} />
      ) : (
        <div className={classes.list}>
          <div className={classes.header} aria-hidden>
            {(['name', 'state', 'languages', 'offered', 'steps', 'runs', 'updated'] as const).map((name) => (
              <span key={name} data-column={name}>
                {t(`scripts:column.${name}`)}
              </span>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: every click has its key among the shortcuts of the list */}
          <div
            ref={list}
            role="listbox"
            aria-label={t('scripts:library.title')}
            aria-activedescendant={cursor >= 0 ? rowId(cursor) : undefined}
            tabIndex={0}
            className={classes.rows}
            data-shortcuts
            data-pane-focus
            onClick={(event) => {
              const row = event.target instanceof Element && event.target.closest<HTMLElement>('[data-index]')
              if (row) open(Number(row.dataset.index))
            }}
          >
            {rows.map((row, index) => (
              <ScriptLine
                key={row.id}
                id={rowId(index)}
                index={index}
                row={row}
                atCursor={index === cursor}
                offered={offeredNames(row.offeredFor)}
                ownerName={users.get(row.ownerId) ?? ''}
              />
            ))}
          </div>
          <p className={classes.total} role="status">
            {t('scripts:library.total', { count: rows.length })}
            {context && mayWrite && <WhoseCalls context={context} />}
          </p>
        </div>
      )}
      {wanted && mayWrite && <NewScriptDialog onClose={closeNewScript} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </section>
  )
}

function WhoseCalls({ context }: { readonly context: AppContext }) {
  const whose = useWhoseCalls(context)
  return <> · {whose}</>
}

function Nothing(props: { readonly filter: ScriptFilter; readonly mayWrite: boolean; readonly onReset: () => void }) {
  const { filter, mayWrite, onReset } = props
  const { t } = useTranslation('scripts')
  const narrowed = isNarrowed(filter)
  return (
    <EmptyState
      icon={IconRoute}
      title={t(narrowed ? 'scripts:library.nothing' : 'scripts:library.empty')}
      body={t(
        narrowed
          ? 'scripts:library.nothingBody'
          : mayWrite
            ? 'scripts:library.emptyBody'
            : 'scripts:library.emptyForAgents',
      )}
    >
      {narrowed && <Button onClick={onReset}>{t('scripts:library.showAll')}</Button>}
      {!narrowed && mayWrite && (
        <Button variant="filled" onClick={newScript}>
          {t('scripts:new.open')}
        </Button>
      )}
    </EmptyState>
  )
}
