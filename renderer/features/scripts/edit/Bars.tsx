import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconEye, IconMessageReport, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import type { IconType } from '../../../ui/EmptyState.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './editor.module.css'
import type { ScriptText } from './use-script-text.ts'

function Bar(props: {
  readonly icon: IconType
  readonly tone: 'warning' | 'quiet'
  readonly words: ReactNode
  readonly children?: ReactNode
}) {
  const { icon: Icon, tone, words, children } = props
  return (
    <div className={classes.bar} data-tone={tone} role={tone === 'warning' ? 'alert' : 'note'}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.barWords}>{words}</span>
      {children}
    </div>
  )
}

const nameOf = ({ users }: AppContext, id: string | null) => users.find((user) => user.id === id)?.name ?? ''

/** Says at once that somebody saved a newer version; the text here goes on as it is, and both are kept. */
export function ClashBar(props: {
  readonly script: Script
  readonly context: AppContext
  readonly text: ScriptText
  readonly onCompare: () => void
}) {
  const { script, context, text, onCompare } = props
  const { t } = useTranslation('scripts')
  const own = script.updatedBy === context.me.id
  return (
    <Bar
      icon={IconUsers}
      tone="warning"
      words={
        <>
          {own
            ? t('scripts:clash.own', { number: script.revision })
            : t('scripts:clash.newer', { name: nameOf(context, script.updatedBy), number: script.revision })}{' '}
          <RelativeTime at={script.updatedAt} />
        </>
      }
    >
      <Button size="compact-sm" variant="filled" onClick={onCompare}>
        {t('scripts:clash.compare')}
      </Button>
      <Button size="compact-sm" onClick={text.takeTheirs}>
        {t('scripts:clash.take')}
      </Button>
      <Button size="compact-sm" onClick={text.keepMine}>
        {t('scripts:clash.keep')}
      </Button>
    </Bar>
  )
}

/** Another unfinished text of the same person, from a machine that has not saved it. */
export function OtherDraftBar({ text }: { readonly text: ScriptText }) {
  const { t } = useTranslation('scripts')
  const [other] = text.others
  if (!other) return null
  const drop = () => run('scriptDraft.discard', { draftId: other.id }).catch(showFailure)
  return (
    <Bar
      icon={IconDeviceDesktop}
      tone="warning"
      words={
        <>
          {t('scripts:clash.otherDraft')} <RelativeTime at={other.updatedAt} />
        </>
      }
    >
      <Button size="compact-sm" onClick={() => void text.takeOver(other).catch(showFailure)}>
        {t('scripts:clash.takeDraft')}
      </Button>
      <Button size="compact-sm" onClick={() => void drop()}>
        {t('scripts:clash.dropDraft')}
      </Button>
    </Bar>
  )
}

/** Who is to look at it until when, or what the reviewer wants changed. */
export function ReviewBar({ script, context }: { readonly script: Script; readonly context: AppContext }) {
  const { t } = useTranslation(['scripts', 'app'])
  if (script.state === 'in-review')
    return (
      <Bar
        icon={IconEye}
        tone="quiet"
        words={
          <>
            {t('scripts:life.waitsFor', { name: nameOf(context, script.reviewerId) })}
            {script.reviewDueAt && (
              <>
                {' · '}
                {t('app:life.due')}: <RelativeTime at={script.reviewDueAt} />
              </>
            )}
          </>
        }
      />
    )
  if (script.state !== 'draft' || script.reviewNote.trim() === '') return null
  return (
    <Bar
      icon={IconMessageReport}
      tone="quiet"
      words={
        <>
          <strong>{t('scripts:life.wanted')}</strong> {script.reviewNote}
        </>
      }
    />
  )
}
