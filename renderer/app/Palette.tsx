import { Modal } from '@mantine/core'
import { IconBook2, IconBuilding, IconMessage, IconSearch, IconTicket, IconUser } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views'
import { Kbd } from '../ui/Kbd.tsx'
import { Marked } from '../ui/Marked.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useEnter, useFreshSearch } from './fresh-search.ts'
import { useTranslation } from './i18n.ts'
import { openArticle, openCustomer, openOrganization, openTicket } from './navigation.ts'
import classes from './Palette.module.css'
import { paletteActions } from './palette.ts'
import { isNumber, type PaletteEntry, paletteGroups } from './paletteEntries.ts'

const shownHits = 24
const none: readonly SearchHit[] = []

/**
 * Commands and records by a few letters. A combobox of our own on the kit's dialog: the kit's palette marks its choice
 * in the DOM beside React, which loses it when results arrive late, and gives screen readers no list.
 */
export function Palette(props: {
  /** What was typed before the palette was there. */
  readonly initialText: string
  readonly onClose: () => void
}) {
  const { initialText, onClose } = props
  const { t } = useTranslation('app')
  const [text, setText] = useState(initialText)
  const [chosen, setChosen] = useState(0)
  const [actions] = useState(paletteActions)
  const list = useRef<HTMLDivElement>(null)
  const search = useFreshSearch(text, shownHits)
  const hits = text.trim() === '' ? none : (search.hits ?? none)
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
  const enter = useEnter(search, text, () => open(entries[active]))
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
      // Commands are found at once. A record may still be that of fewer letters.
      if (entries[active]?.kind === 'action' && !isNumber(text)) open(entries[active])
      else enter()
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
                {group.heading ?? t(`app:palette.${group.name}`)}
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
        {entries.length === 0 && search.fresh && (
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
  switch (hit.kind) {
    case 'ticket':
      return openTicket(hit.ticketId)
    case 'message':
      return openTicket(hit.ticketId, { messageId: hit.messageId })
    case 'customer':
      return openCustomer(hit.customerId)
    case 'organization':
      return openOrganization(hit.organizationId)
    case 'article':
      return openArticle(hit.articleId, { language: hit.language })
  }
}

function EntryLine({ entry }: { readonly entry: PaletteEntry }) {
  if (entry.kind === 'hit')
    return entry.hit.kind === 'article' ? <ArticleLine article={entry.hit} /> : <HitLine hit={entry.hit} />
  const { icon: Icon, label, shortcut } = entry.action
  return (
    <Fragment>
      <span className={classes.icon}>{Icon && <Icon size={16} stroke={1.5} aria-hidden />}</span>
      <span className={classes.label}>{label}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </Fragment>
  )
}

type HitOf<K extends SearchHit['kind']> = Extract<SearchHit, { kind: K }>

function ArticleLine({ article }: { readonly article: HitOf<'article'> }) {
  const { t } = useTranslation('app')
  const { title, snippet, published, archived } = article
  return (
    <Fragment>
      <span className={classes.icon}>
        <IconBook2 size={16} stroke={1.5} aria-hidden />
      </span>
      <span className={classes.label}>
        {title}
        <span className={classes.detail}>
          <Marked text={snippet} />
        </span>
      </span>
      {(archived || !published) && (
        <span className={classes.when}>{t(archived ? 'app:palette.archived' : 'app:palette.unpublished')}</span>
      )}
    </Fragment>
  )
}

const hitIcon = { ticket: IconTicket, message: IconMessage, customer: IconUser, organization: IconBuilding } as const

function HitLine({ hit }: { readonly hit: Exclude<SearchHit, HitOf<'article'>> }) {
  const { t } = useTranslation('app')
  const Icon = hitIcon[hit.kind]
  const ofTicket = hit.kind === 'ticket' || hit.kind === 'message'
  return (
    <Fragment>
      <span className={classes.icon}>
        <Icon size={16} stroke={1.5} aria-hidden />
      </span>
      {ofTicket && (
        <span className={classes.number}>{hit.number === null ? t('app:palette.noNumber') : `#${hit.number}`}</span>
      )}
      <span className={classes.label}>
        {ofTicket ? hit.subject : hit.name}
        <span className={classes.detail}>{detailOf(hit)}</span>
      </span>
      {hit.kind === 'ticket' && <StatusBadge status={hit.status} />}
      {ofTicket && (
        <span className={classes.when}>
          <RelativeTime at={hit.at} style="short" />
        </span>
      )}
    </Fragment>
  )
}

function detailOf(hit: Exclude<SearchHit, HitOf<'article'>>): ReactNode {
  if (hit.kind === 'ticket') return hit.customerName
  return hit.kind === 'message' ? <Marked text={hit.snippet} /> : hit.detail
}
