import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Site, siteLimits } from '#shared/domain/sites'
import { useNow } from '../../../app/clock.ts'
import { run, useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { instantOfWhen, nextQuarter, ownZone, type WallWhen, wallWhen } from '../../../app/when.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { CountWords } from '../changes/CountWords.tsx'
import classes from './publish.module.css'

const hour = 3_600_000

/** Now or at a time. What cannot be published now is said, and leads to what has to be mended. */
export function PublishDialog({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) {
  const { t } = useTranslation('publishing')
  const format = useFormat()
  const limit = useLimit()
  const now = useNow()
  const zone = ownZone()
  const plan = useAsk('site.plan', { siteId: site.id }).data
  const { connection } = useAsk('app.status', {}).data ?? {}
  const [later, setLater] = useState(false)
  const [when, setWhen] = useState<WallWhen>(() => wallWhen(zone, nextQuarter(Date.now() + hour)))
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const at = later ? instantOfWhen(zone, when) : null
  const problem = !later ? null : at === null ? 'noTime' : at <= now ? 'past' : null
  const isBlocked = (plan?.blocking ?? 0) > 0
  const isOffline = connection !== undefined && connection !== 'online' && connection !== 'connecting'

  const publish = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem !== null || (isBlocked && !later)) return
    setBusy(true)
    try {
      await run('edition.publish', {
        editionId: uuidv7(),
        siteId: site.id,
        publishAt: at === null ? null : new Date(at).toISOString(),
        note: note.trim(),
      })
      onClose()
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const mend = () => {
    onClose()
    setTimeout(() => openSite(site.id))
  }
  return (
    <FormDialog
      title={t('publishing:publish.title', { name: site.name })}
      size={480}
      dirty={note.trim() !== '' && !busy}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void publish(event)} noValidate>
        {plan && (
          <div className={classes.summary} data-tone={isBlocked ? 'bad' : undefined}>
            {isBlocked ? (
              <>
                <p>
                  <strong>{t('publishing:publish.blocked', { count: plan.blocking })}</strong>
                </p>
                {later && <p>{t('publishing:publish.blockedLater')}</p>}
              </>
            ) : (
              <p>
                <CountWords plan={plan} />
              </p>
            )}
            {plan.warnings > 0 && !isBlocked && (
              <p className={classes.hint}>{t('publishing:publish.warnings', { count: plan.warnings })}</p>
            )}
          </div>
        )}
        <Radio.Group
          label={t('publishing:publish.when')}
          value={later ? 'later' : 'now'}
          onChange={(value) => setLater(value === 'later')}
        >
          <Radio data-autofocus mt={4} size="xs" value="now" label={t('publishing:publish.now')} />
          <Radio mt={4} size="xs" value="later" label={t('publishing:publish.later')} />
        </Radio.Group>
        {later && (
          <div>
            <div className={classes.when}>
              <TextInput
                type="date"
                aria-label={t('publishing:publish.day')}
                min={wallWhen(zone, now).day}
                value={when.day}
                error={tried && problem !== null}
                onChange={(event) => setWhen({ ...when, day: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                aria-label={t('publishing:publish.time')}
                value={when.time}
                error={tried && problem !== null}
                onChange={(event) => setWhen({ ...when, time: event.currentTarget.value })}
              />
            </div>
            {problem !== null ? (
              <p className={classes.error} role="alert">
                {t(`publishing:publish.${problem}`)}
              </p>
            ) : (
              at !== null && (
                <p className={classes.hint}>
                  {t('publishing:publish.at', {
                    when: format.moment(new Date(at).toISOString()),
                    relative: format.relative(new Date(at).toISOString(), now),
                    zone: zone.replaceAll('_', ' '),
                  })}
                </p>
              )
            )}
          </div>
        )}
        <Textarea
          label={t('publishing:publish.note')}
          placeholder={t('publishing:publish.noteHint')}
          autosize
          minRows={2}
          maxRows={6}
          {...limit(note, siteLimits.note)}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {isOffline && <p className={classes.hint}>{t('publishing:publish.offline')}</p>}
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('publishing:cancel')}</Button>
          {isBlocked && !later ? (
            <Button variant="filled" onClick={mend}>
              {t('publishing:publish.mend')}
            </Button>
          ) : (
            <Button type="submit" variant="filled" loading={busy}>
              {t(later ? 'publishing:publish.schedule' : 'publishing:publish.doNow')}
            </Button>
          )}
        </div>
      </form>
    </FormDialog>
  )
}
