import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessage, IconSearch, IconTicket, IconUser } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views'
import { Kbd } from '../ui/Kbd.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useAsk } from './data.ts'
import { useTranslation } from './i18n.ts'
import { openCustomer, openTicket } from './navigation.ts'
import classes from './Palette.module.css'
import { paletteActions } from './palette.ts'
import { type PaletteEntry, paletteGroups } from './paletteEntries.ts'

/**
 * Commands and records by a few letters. A combobox of our own on the kit's dialog: the kit's palette marks its choice
 * in the DOM beside React, which loses it when results arrive late, and gives screen readers no list.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [searched] = useDebouncedValue(text.trim(), 40)
  const [actions] = useState(paletteActions)
  const list = useRef<HTMLDivElement>(null)
  const search = useAsk(
    'search',
    { text: searched, kinds: ['ticket', 'message', 'customer'], limit: 24 },
    { enabled: searched !== '', keepPrevious: true },
  )
  const hits = text.trim() === '' ? [] : (search.data ?? [])
  const groups = useMemo(() => paletteGroups(actions, hits, text), [actions, hits, text])
  const entries = groups.flatMap((group) => group.entries)
  const active = Math.min(chosen, entries.length - 1)
  const activeId = entries[active]?.id

  useEffect(() => {
    if (activeId) list.current?.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const open = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    // After the dialog has given the focus back, so that what opens may take it.
    setTimeout(() => start(entry), 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      const wraps = Math.abs(step) === 1
      const next = active + step
      setChosen(wraps ? (next + entries.length) % entries.length : Math.min(entries.length - 1, Math.max(0, next)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(entries[active])
    }
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      yOffset="12vh"
      centered={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.dialog ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.25} transitionProps={{ duration: 0 }} />
      <Modal.Content aria-label={t('app:palette.title')}>
        <div className={classes.searchRow}>
          <IconSearch size={18} stroke={1.5} aria-hidden />
          <input
            className={classes.input}
            // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
            autoFocus
            data-autofocus
            role="combobox"
            aria-expanded={entries.length > 0}
            aria-controls="palette-list"
            aria-activedescendant={activeId}
            aria-autocomplete="list"
            aria-label={t('app:palette.placeholder')}
            placeholder={t('app:palette.placeholder')}
            value={text}
            spellCheck={false}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setChosen(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div ref={list} id="palette-list" role="listbox" aria-label={t('app:palette.title')} className={classes.list}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox is no <fieldset>
            <div key={group.name} role="group" aria-labelledby={`palette-${group.name}`}>
              <div id={`palette-${group.name}`} className={classes.groupName} role="presentation">
                {t(`app:palette.${group.name}`)}
              </div>
              {group.entries.map((entry) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys work in the input, which keeps the focus
                // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
                <div
                  key={entry.id}
                  id={entry.id}
                  role="option"
                  aria-selected={entry.id === activeId}
                  className={classes.entry}
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setChosen(entries.indexOf(entry))}
                  onClick={() => open(entry)}
                >
                  <EntryLine entry={entry} />
                </div>
              ))}
            </div>
          ))}
        </div>
        {entries.length === 0 && search.data !== undefined && (
          <p className={classes.empty} role="status">
            <strong>{t('app:palette.empty', { text: text.trim() })}</strong>
            <br />
            {t('app:palette.hint')}
          </p>
        )}
        <div className={classes.footer} aria-hidden>
          <Kbd keys="ArrowUp+ArrowDown" /> {t('app:palette.navigate')}
          <Kbd keys="Enter" /> {t('app:palette.open')}
          <Kbd keys="Escape" /> {t('app:palette.close')}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

function start(entry: PaletteEntry): void {
  if (entry.kind === 'action') return entry.action.run()
  const { hit } = entry
  if (hit.kind === 'customer') openCustomer(hit.customerId)
  else if (hit.kind === 'message') openTicket(hit.ticketId, { messageId: hit.messageId })
  else openTicket(hit.ticketId)
}

function EntryLine({ entry }: { readonly entry: PaletteEntry }) {
  if (entry.kind === 'hit') return <HitLine hit={entry.hit} />
  const { icon: Icon, label, shortcut } = entry.action
  return (
    <Fragment>
      <span className={classes.icon}>{Icon && <Icon size={16} stroke={1.5} aria-hidden />}</span>
      <span className={classes.label}>{label}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </Fragment>
  )
}

const hitIcon = { ticket: IconTicket, message: IconMessage, customer: IconUser } as const

function HitLine({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation('app')
  const Icon = hitIcon[hit.kind]
  return (
    <Fragment>
      <span className={classes.icon}>
        <Icon size={16} stroke={1.5} aria-hidden />
      </span>
      {hit.kind !== 'customer' && (
        <span className={classes.number}>{hit.number === null ? t('app:palette.noNumber') : `#${hit.number}`}</span>
      )}
      <span className={classes.label}>
        {hit.kind === 'customer' ? hit.name : hit.subject}
        <span className={classes.detail}>{detailOf(hit)}</span>
      </span>
      {hit.kind === 'ticket' && <StatusBadge status={hit.status} />}
      {hit.kind !== 'customer' && (
        <span className={classes.when}>
          <RelativeTime at={hit.at} style="short" />
        </span>
      )}
    </Fragment>
  )
}

function detailOf(hit: SearchHit): string {
  if (hit.kind === 'customer') return hit.detail
  return hit.kind === 'message' ? hit.snippet : hit.customerName
}
