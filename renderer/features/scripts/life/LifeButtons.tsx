import { IconFileExport, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type Script, scriptLimits } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { type LifeAction, wouldReviewOwn } from '../../../app/life/actions.ts'
import { LifeBar } from '../../../app/life/LifeBar.tsx'
import { ReviewDialog } from '../../../app/life/ReviewDialog.tsx'
import { TextDialog } from '../../../app/life/TextDialog.tsx'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { exportScript } from '../export-script.ts'
import { isAboutText, lifeActions } from './life.ts'

/** What can be done with a script, by whoever has it open. */
export function LifeButtons(props: {
  readonly script: Script
  /** Whoever wrote its newest text. */
  readonly authorId: string | null
  readonly context: AppContext
  /** Errors of the text that would be approved and published. */
  readonly errors: number
  /** Something is written that no version holds. */
  readonly isChanged: boolean
  readonly onShowProblems: () => void
  readonly onSave: () => void
  readonly onDiscard: () => void
}) {
  const { script, authorId, context, errors, isChanged, onShowProblems, onSave, onDiscard } = props
  const { t } = useTranslation('scripts')
  const [dialog, setDialog] = useState<'submit' | 'return' | null>(null)
  const actions = lifeActions(context.me, script, wouldReviewOwn(context.me.id, authorId, context))
  const scriptId = script.id
  const close = () => setDialog(null)

  const agreed = (name: 'publish' | 'withdraw' | 'archive') =>
    confirm({
      title: t(`scripts:life.${name}Title`),
      body: t(`scripts:life.${name}Body`, { name: script.name, number: script.revision }),
      confirm: t(`scripts:life.${name}`),
      cancel: t('scripts:cancel'),
      danger: name !== 'publish',
    })
  const blocked = (action: LifeAction): string | null => {
    if (isAboutText(action) && isChanged) return t('scripts:life.notSaved')
    if (errors === 0 || (action !== 'publish' && action !== 'approve')) return null
    return t(`scripts:life.${action}HasErrors`, { count: errors })
  }
  const explain = async (action: LifeAction, reason: string) => {
    const isUnsaved = isAboutText(action) && isChanged
    const goOn = await confirm({
      title: t(isUnsaved ? 'scripts:life.unsavedTitle' : `scripts:life.${action}Blocked`),
      body: reason,
      confirm: t(isUnsaved ? 'scripts:edit.saveVersion' : 'scripts:life.showErrors'),
      cancel: t('scripts:cancel'),
    })
    if (!goOn) return
    if (isUnsaved) onSave()
    else onShowProblems()
  }
  const act = async (action: LifeAction) => {
    const reason = blocked(action)
    if (reason !== null) return explain(action, reason)
    if (action === 'submit' || action === 'return') return setDialog(action)
    try {
      switch (action) {
        case 'approve':
          await run('script.approve', { scriptId, revisionId: script.revisionId })
          break
        case 'publish':
          if (!(await agreed('publish'))) return
          await run('script.publish', { scriptId, revisionId: script.revisionId })
          break
        case 'withdraw':
          if (!(await agreed('withdraw'))) return
          await run('script.withdraw', { scriptId })
          break
        case 'archive':
          if (!(await agreed('archive'))) return
          await run('script.update', {
            scriptId,
            set: { archived: true },
            base: { archived: false },
          })
          break
        case 'unarchive':
          await run('script.update', { scriptId, set: { archived: false }, base: { archived: true } })
          break
      }
      showDone(t(`scripts:life.${action}Done`))
    } catch (caught) {
      showFailure(caught)
    }
  }
  const { me, users } = context
  const reviewers = users
    .filter(({ id, active, role }) => active && mayWriteScripts(role) && !wouldReviewOwn(id, authorId, context))
    .toSorted((a, b) => Number(a.id === me.id) - Number(b.id === me.id) || a.name.localeCompare(b.name))
  return (
    <>
      <LifeBar
        of="script"
        name={script.name}
        actions={actions}
        wordOf={(action) => t(`scripts:life.${action}`)}
        reasonAgainst={blocked}
        onAct={(action) => void act(action)}
        more={t('scripts:edit.more')}
        extras={[
          {
            label: t('scripts:exporting.menu'),
            icon: IconFileExport,
            run: () => void exportScript(scriptId, null),
          },
          ...(isChanged ? [{ label: t('scripts:edit.discard'), icon: IconTrash, run: onDiscard }] : []),
        ]}
      />
      {dialog === 'submit' && (
        <ReviewDialog
          title={t('scripts:life.submit')}
          me={me}
          reviewers={reviewers}
          hint={t('scripts:life.reviewerHint')}
          reviewerId={script.reviewerId}
          mustName
          due=""
          note={errors > 0 ? t('scripts:life.submitHasErrors', { count: errors }) : undefined}
          onClose={close}
          onSend={async (chosen) => {
            await run('script.submit', { scriptId, ...chosen })
            showDone(t('scripts:life.submitDone'))
          }}
        />
      )}
      {dialog === 'return' && (
        <TextDialog
          title={t('scripts:life.return')}
          label={t('scripts:life.returnNote')}
          most={scriptLimits.text}
          submit={t('scripts:life.return')}
          onClose={close}
          onSend={async (note) => {
            await run('script.return', { scriptId, note })
            showDone(t('scripts:life.returnDone'))
          }}
        />
      )}
    </>
  )
}
