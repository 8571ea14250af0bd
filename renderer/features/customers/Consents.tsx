import { Button, Menu } from '@mantine/core'
import { IconCheck, IconMinus, IconPlus, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import {
  type Consent,
  type ConsentChannel,
  type ConsentPurpose,
  consentChannel,
  consentPurpose,
} from '#shared/domain/calls'
import { consentNow } from '#shared/rules/calls/contact'
import { useAsk } from '../../app/data.ts'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { ConsentDialog } from './ConsentDialog.tsx'
import classes from './consents.module.css'
import groups from './customers.module.css'

/** Channels on which each purpose exists: a recording is one of a call. */
const channelsOf: Readonly<Record<ConsentPurpose, readonly ConsentChannel[]>> = {
  service: consentChannel.options,
  marketing: consentChannel.options,
  survey: consentChannel.options,
  recording: ['phone'],
}

interface Cell {
  readonly channel: ConsentChannel
  readonly purpose: ConsentPurpose
}

/** What the customer said about being contacted, channel by channel, with how it is known; and how that came about. */
export function Consents({ customerId, name }: { readonly customerId: string; readonly name: string }) {
  const { t } = useTranslation('customers')
  const titleId = useId()
  const { data: consents = [] } = useAsk('consent.list', { customerId })
  const [recording, setRecording] = useState<(Cell & { readonly state: Consent['state'] }) | null>(null)
  const [history, setHistory] = useState(false)
  return (
    <section className={groups.group} aria-labelledby={titleId}>
      <h3 id={titleId} className={groups.groupTitle}>
        {t('customers:consent.title')}
      </h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {consentChannel.options.map((channel) => (
              <th key={channel} scope="col">
                {t(`customers:consent.channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consentPurpose.options.map((purpose) => (
            <tr key={purpose}>
              <th scope="row">{t(`customers:consent.purpose.${purpose}`)}</th>
              {consentChannel.options.map((channel) => (
                <td key={channel}>
                  {channelsOf[purpose].includes(channel) && (
                    <CellMenu
                      cell={{ channel, purpose }}
                      consent={consentNow(consents, channel, purpose)}
                      onRecord={(state) => setRecording({ channel, purpose, state })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.below}>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={() => setRecording({ channel: 'phone', purpose: 'marketing', state: 'given' })}
        >
          {t('customers:consent.record')}
        </Button>
        {consents.length > 0 && (
          <Button size="compact-sm" variant="subtle" aria-expanded={history} onClick={() => setHistory(!history)}>
            {t('customers:consent.history', { count: consents.length })}
          </Button>
        )}
      </div>
      {history && <History consents={consents} />}
      {recording && (
        <ConsentDialog customerId={customerId} name={name} begin={recording} onClose={() => setRecording(null)} />
      )}
    </section>
  )
}

function CellMenu(props: {
  readonly cell: Cell
  readonly consent: Consent | null
  readonly onRecord: (state: Consent['state']) => void
}) {
  const { cell, consent, onRecord } = props
  const { t } = useTranslation('customers')
  const state = consent?.state ?? 'none'
  const what = t('customers:consent.cell', {
    purpose: t(`customers:consent.purpose.${cell.purpose}`),
    channel: t(`customers:consent.channel.${cell.channel}`),
    state: t(`customers:consent.state.${state}`),
  })
  return (
    <Menu position="bottom" width={200}>
      <Menu.Target>
        <button type="button" className={classes.cell} data-state={state} aria-label={what} title={what}>
          <StateIcon state={state} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {state !== 'given' && (
          <Menu.Item leftSection={<IconCheck size={16} stroke={1.5} aria-hidden />} onClick={() => onRecord('given')}>
            {t('customers:consent.give')}
          </Menu.Item>
        )}
        {state !== 'withdrawn' && (
          <Menu.Item leftSection={<IconX size={16} stroke={1.5} aria-hidden />} onClick={() => onRecord('withdrawn')}>
            {t('customers:consent.withdraw')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function StateIcon({ state }: { readonly state: Consent['state'] | 'none' }) {
  const Icon = { given: IconCheck, withdrawn: IconX, none: IconMinus }[state]
  return <Icon size={16} stroke={2} aria-hidden />
}

/** A consent by sign and word, with since when. */
export function ConsentState({ consent }: { readonly consent: Consent | null }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const state = consent?.state ?? 'none'
  return (
    <span className={classes.stateWord} data-state={state}>
      <StateIcon state={state} />
      {t(`customers:consent.state.${state}`)}
      {consent && (
        <span className={classes.since} title={format.exact(consent.at)}>
          {t('customers:consent.since', { when: format.short(consent.at, Date.now()) })}
        </span>
      )}
    </span>
  )
}

function History({ consents }: { readonly consents: readonly Consent[] }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  return (
    <ol className={classes.history} aria-label={t('customers:consent.historyLabel')}>
      {consents.map((consent) => (
        <li key={consent.id} className={classes.entry}>
          <StateIcon state={consent.state} />
          <span>
            {t('customers:consent.cell', {
              purpose: t(`customers:consent.purpose.${consent.purpose}`),
              channel: t(`customers:consent.channel.${consent.channel}`),
              state: t(`customers:consent.state.${consent.state}`),
            })}
            <span className={classes.entryDetail} data-selectable>
              <time dateTime={consent.at} title={format.exact(consent.at)}>
                {format.short(consent.at, Date.now())}
              </time>
              {' · '}
              {t(`customers:consent.how.${consent.how}`)}
              {consent.proof !== '' && ` · ${consent.proof}`}
              {' · '}
              {context?.users.find(({ id }) => id === consent.recordedById)?.name ?? t('customers:consent.somebody')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
