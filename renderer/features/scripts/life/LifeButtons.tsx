import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconFileExport,
  IconSend,
  IconTrash,
  IconWorldOff,
  IconWorldUpload,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { usePaletteActions } from '../../../app/palette.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { exportScript } from '../export-script.ts'
import { isAboutText, type LifeAction, lifeActions, wouldReviewOwn } from './life.ts'
import { ReturnDialog } from './ReturnDialog.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'

const icons = {
  submit: IconSend,
  approve: IconCheck,
  return: IconArrowBackUp,
  publish: IconWorldUpload,
  withdraw: IconWorldOff,
  archive: IconArchive,
  unarchive: IconArchiveOff,
} as const

/** What leads on stands as a button, the rest in the menu. */
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
  const [first, ...others] = actions
  const scriptId = script.id

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
  usePaletteActions(() =>
    actions.map((action) => ({
      id: `conversation.script-${action}`,
      label: t(`scripts:life.${action}`),
      icon: icons[action],
      heading: script.name,
      run: () => void act(action),
    })),
  )
  // What takes something away is never the first thing at hand.
  const isQuiet = first === undefined || first === 'withdraw' || first === 'archive' || first === 'unarchive'
  const menu = isQuiet ? actions : others
  const FirstIcon = first && icons[first]
  const firstReason = first ? blocked(first) : null
  return (
    <>
      {first && FirstIcon && !isQuiet && (
        <Button
          variant={firstReason === null ? 'filled' : 'default'}
          leftSection={<FirstIcon size={16} stroke={1.5} aria-hidden />}
          title={firstReason ?? undefined}
          onClick={() => void act(first)}
        >
          {t(`scripts:life.${first}`)}
        </Button>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon size={30} aria-label={t('scripts:edit.more')} title={t('scripts:edit.more')}>
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {menu.map((action) => {
            const Icon = icons[action]
            return (
              <Menu.Item
                key={action}
                leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
                onClick={() => void act(action)}
              >
                {t(`scripts:life.${action}`)}
              </Menu.Item>
            )
          })}
          {menu.length > 0 && <Menu.Divider />}
          <Menu.Item
            leftSection={<IconFileExport size={16} stroke={1.5} aria-hidden />}
            onClick={() => void exportScript(scriptId, null)}
          >
            {t('scripts:exporting.menu')}
          </Menu.Item>
          {isChanged && (
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />} onClick={onDiscard}>
              {t('scripts:edit.discard')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'submit' && (
        <SubmitDialog
          script={script}
          authorId={authorId}
          errors={errors}
          context={context}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'return' && <ReturnDialog scriptId={scriptId} onClose={() => setDialog(null)} />}
    </>
  )
}
