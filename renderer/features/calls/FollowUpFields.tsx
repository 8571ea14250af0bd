import { Checkbox, Select, TextInput } from '@mantine/core'
import type { CallDetail } from '#shared/ipc/calls'
import type { AppContext } from '#shared/ipc/views'
import { numberToCallBack } from '#shared/rules/calls/call-back'
import { useTranslation } from '../../app/i18n.ts'
import { useLimit } from '../../ui/limit.tsx'
import classes from './calls.module.css'
import { changed, emptyFollowUp, type FollowUp, type OfScript } from './promise.ts'
import { WhenField } from './WhenField.tsx'
import wrapUpClasses from './wrap-up.module.css'
import type { WrapUpForm, WrapUpProblems } from './wrap-up.ts'

/** The callback that is promised, beside those of the script. */
export function FollowUpFields(props: {
  readonly detail: CallDetail
  readonly context: AppContext
  readonly followUp: FollowUp | null
  /** It takes the place of the script's own. */
  readonly replaces: boolean
  readonly problems: WrapUpProblems
  readonly ofScript: OfScript
  readonly goesWithout: boolean
  readonly onChange: (change: Partial<WrapUpForm>) => void
}) {
  const { detail, context, followUp, replaces, problems, ofScript, goesWithout, onChange } = props
  const { t } = useTranslation('calls')
  const limit = useLimit()
  const hasNumber = numberToCallBack(detail.call, detail.customer) !== ''
  const people = context.users.filter(({ active, teamIds }) => active && teamIds.includes(detail.call.teamId))
  const change = (set: Partial<FollowUp>) => followUp && onChange({ followUp: changed(followUp, set) })
  const says = replaces ? 'insteadOfScript' : ofScript.made > 0 ? 'ofScript' : null
  return (
    <>
      {ofScript.unmade > 0 && (
        <div className={wrapUpClasses.unmade} data-problem={problems.unmade || undefined}>
          <p className={classes.warnText}>{t('calls:wrapUp.unmade', { count: ofScript.unmade })}</p>
          <Checkbox
            label={t('calls:wrapUp.goWithout')}
            error={problems.unmade ? t('calls:wrapUp.goWithoutNeeded') : null}
            checked={goesWithout}
            onChange={(event) => onChange({ goesWithout: event.currentTarget.checked })}
          />
        </div>
      )}
      <div data-problem={problems.promise || undefined}>
        <Checkbox
          label={t('calls:wrapUp.followUp')}
          description={says && t(`calls:wrapUp.${says}`, { count: ofScript.made })}
          error={
            problems.promise ? t(hasNumber ? 'calls:wrapUp.promiseNeeded' : 'calls:wrapUp.promiseImpossible') : null
          }
          checked={followUp !== null}
          onChange={(event) =>
            onChange({ followUp: event.currentTarget.checked ? emptyFollowUp(context.me, ofScript) : null })
          }
        />
      </div>
      {followUp && (
        <div className={wrapUpClasses.followUp}>
          {problems.number && <p className={classes.errorText}>{t('calls:wrapUp.numberNeeded')}</p>}
          <WhenField
            zone={detail.customer?.timeZone ?? null}
            window={detail.customer?.contactWindow ?? null}
            value={followUp.dueAt}
            error={problems.dueAt ? t(followUp.dueAt === null ? 'calls:when.needed' : 'calls:when.past') : null}
            onChange={(dueAt) => change({ dueAt })}
          />
          <Select
            label={t('calls:callback.assignee')}
            data={[
              { value: 'anybody', label: t('calls:callback.anybody') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={followUp.assigneeId ?? 'anybody'}
            allowDeselect={false}
            searchable
            onChange={(value) => change({ assigneeId: value === 'anybody' ? null : value })}
          />
          <TextInput
            label={t('calls:callback.note')}
            value={followUp.note}
            {...limit(followUp.note, 5_000)}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
