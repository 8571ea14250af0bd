import { TextInput } from '@mantine/core'
import { IconMessage2Question, IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { ScriptOffer } from '#shared/ipc/scripts'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { beginCall } from './controller.ts'
import classes from './runner.module.css'

export interface ScriptChooserProps {
  readonly userId: string
  readonly ticketId: string | null
  readonly callId: string | null
  readonly customerId: string | null
  /** What the call is about, as far as it is known. */
  readonly reason: string
  readonly onBegun: (runId: string) => void
  readonly onClose: () => void
}

interface Group {
  readonly title: string
  readonly offers: readonly ScriptOffer[]
}

/** Which script: what fits the call first, then what the person used lately; typing searches all of them. */
export function ScriptChooser(props: ScriptChooserProps) {
  const { userId, ticketId, callId, customerId, reason, onBegun, onClose } = props
  const { t, i18n } = useTranslation('scripts')
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [busy, setBusy] = useState(false)
  const asked = { ticketId, customerId, teamId: null, productIds: [], reason, limit: 8 }
  const offered = useAsk('script.offer', asked).data ?? []
  const recent = useAsk('script.recent', { limit: 5 }).data ?? []
  const found = useAsk('script.find', { text, limit: 20 }, { keepPrevious: true }).data ?? []
  const groups = text.trim() === '' ? suggestions() : [{ title: t('scripts:choose.found'), offers: found }]
  const offers = groups.flatMap((group) => group.offers)
  const isFilling = useAsk('app.status', {}).data?.phase === 'filling'
  const empty = isFilling ? 'choose.filling' : text.trim() === '' ? 'choose.none' : 'choose.nothing'
  const index = Math.min(active, offers.length - 1)

  function suggestions(): Group[] {
    const fitting = new Set(offered.map(({ scriptId }) => scriptId))
    const lately = recent.filter(({ scriptId }) => !fitting.has(scriptId))
    const shown = new Set([...fitting, ...lately.map(({ scriptId }) => scriptId)])
    return [
      { title: t('scripts:choose.offered'), offers: offered },
      { title: t('scripts:choose.recent'), offers: lately },
      { title: t('scripts:choose.others'), offers: found.filter(({ scriptId }) => !shown.has(scriptId)) },
    ].filter((group) => group.offers.length > 0)
  }

  async function begin(scriptId: string): Promise<void> {
    if (busy) return
    setBusy(true)
    try {
      onBegun(await beginCall(userId, { scriptId, ticketId, callId, customerId }, i18n.resolvedLanguage ?? 'en'))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = offers[index]
    if (step !== 0 && offers.length > 0) setActive((index + step + offers.length) % offers.length)
    else if (event.key === 'Enter' && chosen) void begin(chosen.scriptId)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  let position = -1
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <h2 className={classes.name}>{t('scripts:choose.title')}</h2>
        <button type="button" className={classes.icon} onClick={onClose} aria-label={t('scripts:close')}>
          <IconX size={18} stroke={1.5} aria-hidden />
        </button>
      </header>
      <div className={classes.search}>
        <TextInput
          data-autofocus
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          placeholder={t('scripts:choose.search')}
          aria-label={t('scripts:choose.search')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-activedescendant={index >= 0 ? `${listId}-${index}` : undefined}
          maxLength={200}
        />
      </div>
      {offers.length === 0 ? (
        <EmptyState icon={IconMessage2Question} title={t(`scripts:${empty}`)} body={t(`scripts:${empty}Body`)} />
      ) : (
        <div id={listId} role="listbox" aria-label={t('scripts:choose.title')} className={classes.offers}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own
            <div key={group.title} role="group" aria-label={group.title}>
              <div className={classes.groupTitle} aria-hidden>
                {group.title}
              </div>
              {group.offers.map((offer) => {
                position += 1
                const own = position
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of the whole list
                  <div
                    key={offer.scriptId}
                    id={`${listId}-${own}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={own === index}
                    className={classes.offer}
                    onClick={() => void begin(offer.scriptId)}
                    onMouseMove={() => setActive(own)}
                  >
                    <span className={classes.offerName}>
                      {offer.name}
                      <Why why={offer.why} />
                    </span>
                    {offer.description !== '' && <span className={classes.offerText}>{offer.description}</span>}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

/** The strongest two reasons: more would be read by nobody. */
function Why({ why }: Pick<ScriptOffer, 'why'>) {
  const { t } = useTranslation('scripts')
  return why.slice(0, 2).map((reason) => (
    <span key={reason} className={classes.why}>
      {t(`scripts:why.${reason}`)}
    </span>
  ))
}
