import { Button, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconBan, IconCheck, IconPhoneOutgoing } from '@tabler/icons-react'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ConsentPurpose } from '#shared/domain/calls'
import type { QueryResult } from '#shared/ipc/contract'
import { consentNow, mayCall } from '#shared/rules/calls/contact'
import { sipAddress } from '#shared/rules/calls/sip'
import { useNow } from '../../app/clock.ts'
import { run, useAsk } from '../../app/data.ts'
import type { DialRequest } from '../../app/dial.ts'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCalls } from '../../app/navigation.ts'
import { runShell } from '../../app/shell.ts'
import { showFailure } from '../../app/toasts.tsx'
import { useLimit } from '../../ui/limit.tsx'
import { ConsentState, LocalTime, useWindowText } from '../customers/index.ts'
import { CallbackDialog } from './CallbackDialog.tsx'
import classes from './calls.module.css'

const purposes = ['service', 'marketing', 'survey'] as const satisfies readonly ConsentPurpose[]

interface Props {
  readonly request: DialRequest
  readonly onClose: () => void
}

/** What is known before a number is dialled: who it is, what time it is there, what they allow. */
export function DialDialog({ request, onClose }: Props) {
  const { t } = useTranslation(['calls', 'customers', 'app'])
  const [typed, setTyped] = useState(request.number)
  const [number] = useDebouncedValue(typed.trim(), 80)
  const [promising, setPromising] = useState(false)
  const before = useAsk(
    'call.beforeDial',
    { number, customerId: request.customerId ?? null },
    { keepPrevious: true, enabled: number !== '' },
  )
  const isCurrent = number === typed.trim() && before.data !== undefined && !before.isPlaceholderData
  // Enter behind a number that was just typed waits for what is known of it.
  const [entered, setEntered] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!entered || !isCurrent) return
    setEntered(false)
    form.current?.requestSubmit()
  }, [entered, isCurrent])
  if (promising)
    return (
      <CallbackDialog
        begin={{
          customer: before.data?.customer ?? null,
          number: before.data?.number ?? number,
          ticketId: request.ticketId ?? null,
          callId: null,
        }}
        onClose={onClose}
      />
    )
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('calls:dial.title')}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      {request.number === '' && (
        <TextInput
          data-autofocus
          type="tel"
          className={classes.dialNumber ?? ''}
          label={t('calls:dial.number')}
          value={typed}
          maxLength={100}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setEntered(false)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return
            event.preventDefault()
            setEntered(true)
          }}
        />
      )}
      {before.data && number !== '' && (
        <Ready
          key={before.data.customer?.id ?? number}
          before={before.data}
          request={{ ...request, number }}
          isCurrent={isCurrent}
          form={form}
          onPromise={() => setPromising(true)}
          onClose={onClose}
        />
      )}
      {number === '' && <p className={classes.hint}>{t('calls:dial.typeOne')}</p>}
    </Modal>
  )
}

interface ReadyProps extends Props {
  /** What is shown is of the number that stands in the field. */
  readonly isCurrent: boolean
  readonly form: RefObject<HTMLFormElement | null>
  readonly before: QueryResult<'call.beforeDial'>
  readonly onPromise: () => void
}

function Ready({ before, request, isCurrent, form, onPromise, onClose }: ReadyProps) {
  const { t, i18n } = useTranslation('calls')
  const limit = useLimit()
  const locale = formatLocale(i18n.resolvedLanguage)
  const windowText = useWindowText()
  const now = useNow()
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('service')
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const { customer, consents } = before
  const { verdict, obstacles, opensAt } = mayCall(customer, consents, purpose, now)
  const dialable = /\d/.test(before.number ?? request.number) || sipAddress(request.number) !== null

  const call = async (event: FormEvent) => {
    event.preventDefault()
    if (verdict === 'no' || !dialable || !isCurrent) return
    if (verdict === 'ask' && why.trim() === '') {
      setMissing(true)
      return
    }
    setBusy(true)
    try {
      const { callId, url } = await run('call.dial', {
        number: sipAddress(request.number) ?? before.number ?? request.number,
        customerId: customer?.id ?? null,
        ticketId: request.ticketId ?? null,
        purpose,
        override: verdict === 'ask' ? { reasons: [...obstacles], note: why.trim() } : null,
      })
      onClose()
      openCalls(callId)
      // The record stands also where no program takes the number: whoever dials by hand goes on from it.
      await runShell('shell.openExternal', { url }).catch(showFailure)
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  return (
    <form ref={form} className={classes.dialogForm} onSubmit={(event) => void call(event)} noValidate>
      <div className={classes.dialWho}>
        <span className={classes.dialName}>{customer?.name ?? t('calls:dial.unknown')}</span>
        <span data-selectable>{before.shownNumber}</span>
        {before.number === null && dialable && <span className={classes.hint}>{t('calls:dial.asItStands')}</span>}
      </div>
      {customer && (
        <dl className={classes.facts}>
          <div className={classes.fact}>
            <dt>{t('calls:dial.there')}</dt>
            <dd>
              <LocalTime timeZone={customer.timeZone} locale={locale} />
            </dd>
          </div>
          <div className={classes.fact}>
            <dt>{t('calls:dial.hours')}</dt>
            <dd>{customer.contactWindow ? windowText(customer.contactWindow) : t('calls:dial.anyTime')}</dd>
          </div>
          {(['service', 'marketing', 'survey', 'recording'] as const).map((each) => (
            <div key={each} className={classes.fact}>
              <dt>{t(`calls:purpose.${each}`)}</dt>
              <dd>
                <ConsentState consent={consentNow(consents, 'phone', each)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {customer && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('calls:dial.purpose')}
          value={purpose}
          data={purposes.map((value) => ({ value, label: t(`calls:purpose.${value}`) }))}
          onChange={(value) => setPurpose(purposes.find((each) => each === value) ?? 'service')}
        />
      )}
      {customer && (
        <div className={classes.verdict} data-verdict={verdict} role="status">
          {verdict === 'yes' ? (
            <IconCheck size={16} stroke={1.5} aria-hidden />
          ) : verdict === 'ask' ? (
            <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
          ) : (
            <IconBan size={16} stroke={1.5} aria-hidden />
          )}
          <div>
            <p className={classes.verdictWord}>{t(`calls:verdict.${verdict}`)}</p>
            {obstacles.map((obstacle) => (
              <p key={obstacle}>{t(`calls:obstacle.${obstacle}`)}</p>
            ))}
            {opensAt !== null && (
              <p>
                {t('calls:dial.opens', {
                  time: new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(
                    opensAt,
                  ),
                })}
              </p>
            )}
          </div>
        </div>
      )}
      {verdict === 'ask' && (
        <Textarea
          autosize
          minRows={2}
          label={t('calls:dial.why')}
          value={why}
          {...limit(why, 1_000, t('calls:dial.whyHint'))}
          error={missing ? t('calls:dial.whyNeeded') : null}
          onChange={(event) => {
            setWhy(event.currentTarget.value)
            setMissing(false)
          }}
        />
      )}
      {!dialable && <p className={classes.errorText}>{t('calls:dial.noDigits')}</p>}
      <div className={classes.formActions}>
        {/* Where something stands against the call, this is what one ought to do. */}
        {(verdict !== 'yes' || opensAt !== null) && !request.callbackId && (
          <Button variant={verdict === 'yes' ? 'default' : 'filled'} onClick={onPromise}>
            {t('calls:action.promise')}
          </Button>
        )}
        <Button onClick={onClose}>{t('calls:new.cancel')}</Button>
        {verdict !== 'no' && (
          <Button
            type="submit"
            variant={verdict === 'ask' ? 'default' : 'filled'}
            loading={busy}
            disabled={!dialable}
            leftSection={<IconPhoneOutgoing size={16} stroke={1.5} aria-hidden />}
            {...(request.number === '' ? {} : { 'data-autofocus': true })}
          >
            {t(verdict === 'ask' ? 'calls:dial.allTheSame' : 'calls:action.call')}
          </Button>
        )}
      </div>
    </form>
  )
}
