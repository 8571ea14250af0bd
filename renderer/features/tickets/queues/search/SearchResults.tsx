import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '#shared/ipc/views'
import { useEnter, useFreshSearch } from '../../../../app/fresh-search.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openArticle, openCustomer, openOrganization, openTicket } from '../../../../app/navigation.ts'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { Marked } from '../../../../ui/Marked.tsx'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import { groupHits, hitKey } from './group-hits.ts'
import classes from './Search.module.css'
import { resultsId } from './SearchBox.tsx'

const shownHits = 50

interface Props {
  readonly text: string
  readonly input: RefObject<HTMLInputElement | null>
  readonly onDone: () => void
}

/** Hits by kind, moved through by the arrow keys of the search box. */
export function SearchResults({ text, input, onDone }: Props) {
  const { t } = useTranslation('tickets')
  const search = useFreshSearch(text, shownHits)
  const { asked, hits: found, fresh, error } = search
  const groups = groupHits(found ?? [])
  const hits = groups.flatMap((group) => group.hits)
  const [cursor, setCursor] = useState({ of: asked, index: 0 })
  const at = cursor.of === asked ? Math.min(cursor.index, Math.max(0, hits.length - 1)) : 0
  const active = hits[at]
  const enter = useEnter(search, text, () => {
    if (active) open(active)
  })

  useInputKeys(input, active && optionId(active), {
    move: (step) => setCursor({ of: asked, index: hits.length === 0 ? 0 : (at + step + hits.length) % hits.length }),
    open: enter,
    close: onDone,
  })

  useEffect(() => {
    if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  if (error && !found) return <ErrorState error={error} onRetry={search.retry} />
  if (found && hits.length === 0 && fresh) {
    return (
      <div role="status" className={classes.nothing}>
        <EmptyState title={t('tickets:search.nothing', { text: asked })} body={t('tickets:search.hint')} />
      </div>
    )
  }
  return (
    <>
      <div id={resultsId} role="listbox" aria-label={t('tickets:search.results')} className={classes.results}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset is for controls
          <div key={group.kind} role="group" aria-labelledby={`search-group-${group.kind}`}>
            <div className={classes.heading} id={`search-group-${group.kind}`}>
              {t(`tickets:search.kind.${group.kind}`)}
            </div>
            {group.hits.map((hit) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and names the hit
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys
              <div
                key={hitKey(hit)}
                id={optionId(hit)}
                role="option"
                aria-selected={hit === active}
                className={classes.hit}
                data-kind={hit.kind}
                onClick={() => open(hit)}
                // The text stays in the box, and the caret with it.
                onMouseDown={(event) => event.preventDefault()}
              >
                <Hit hit={hit} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="sb-visually-hidden" role="status">
        {fresh && t('tickets:search.count', { count: hits.length })}
      </div>
    </>
  )
}

const optionId = (hit: SearchHit) => `search-${hitKey(hit)}`

function open(hit: SearchHit): void {
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

function Hit({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation('tickets')
  const numberOf = (number: number | null) => (number === null ? t('tickets:search.noNumber') : `#${number}`)
  if (hit.kind === 'customer' || hit.kind === 'organization') {
    return (
      <>
        <Avatar name={hit.name} kind={hit.kind} size={24} />
        <span className={classes.main}>
          <bdi className={classes.title}>{hit.name}</bdi>
          <bdi className={classes.detail}>{hit.detail}</bdi>
        </span>
      </>
    )
  }
  if (hit.kind === 'article') {
    return (
      <span className={classes.main}>
        <bdi className={classes.title}>{hit.title}</bdi>
        <bdi className={classes.snippet}>
          <Marked text={hit.snippet} />
        </bdi>
      </span>
    )
  }
  return (
    <span className={classes.main}>
      <span className={classes.line}>
        <bdi className={classes.title}>{hit.subject}</bdi>
        <span className={classes.number}>{numberOf(hit.number)}</span>
        <RelativeTime at={hit.at} style="narrow" className={classes.time} />
      </span>
      {hit.kind === 'ticket' ? (
        <span className={classes.line}>
          <bdi className={classes.detail}>{hit.customerName}</bdi>
          <StatusBadge status={hit.status} />
        </span>
      ) : (
        <bdi className={classes.snippet}>
          <Marked text={hit.snippet} />
        </bdi>
      )}
    </span>
  )
}

interface Keys {
  readonly move: (step: number) => void
  readonly open: () => void
  readonly close: () => void
}

function useInputKeys(input: RefObject<HTMLInputElement | null>, activeId: string | undefined, keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const element = input.current
    if (!element) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const act = {
        ArrowDown: () => latest.current.move(1),
        ArrowUp: () => latest.current.move(-1),
        Enter: () => latest.current.open(),
        Escape: () => latest.current.close(),
      }[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [input])
  useEffect(() => {
    const element = input.current
    if (!element) return
    if (activeId) element.setAttribute('aria-activedescendant', activeId)
    return () => element.removeAttribute('aria-activedescendant')
  }, [input, activeId])
}
