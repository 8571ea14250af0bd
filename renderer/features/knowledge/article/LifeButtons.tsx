import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconFlag,
  IconSend,
  IconWorldOff,
  IconWorldUpload,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { User } from '#shared/domain/people'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { usePaletteActions } from '../../../app/palette.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { languageName } from '../language.ts'
import { FlagDialog } from './FlagDialog.tsx'
import { type LifeAction, lifeActions, type TextView, wouldReviewOwn } from './life.ts'
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
  readonly me: User
  readonly users: readonly User[]
  readonly detail: ArticleDetail
  readonly text: TextView
}) {
  const { me, users, detail, text } = props
  const { article } = detail
  const { t } = useTranslation('knowledge')
  const [dialog, setDialog] = useState<'submit' | 'return' | 'flag' | null>(null)
  const isOwn = wouldReviewOwn(me.id, text, me, users)
  const actions = lifeActions(me, article, text, isOwn)
  const [first, ...others] = actions
  const { language } = text
  const seen = { articleId: article.id, language, revisionId: text.revisionId }
  const close = () => setDialog(null)

  const agreed = (name: 'publish' | 'withdraw' | 'archive', body: ReactNode) =>
    confirm({
      title: t(`knowledge:life.${name}Title`),
      body,
      confirm: t(`knowledge:life.${name}`),
      cancel: t('knowledge:cancel'),
      danger: name !== 'publish',
    })
  const says = { language: languageName(language), audience: t(`knowledge:audience.${article.audience}`) }
  const publishWords = () => {
    const words = t(`knowledge:life.publishBody.${article.audience}`, says)
    // Editors may publish at once, and are told that they do it alone.
    return isOwn && text.state !== 'approved' ? `${words} ${t('knowledge:life.publishUnreviewed')}` : words
  }
  const act = async (action: LifeAction) => {
    if (action === 'submit' || action === 'return') {
      setDialog(action)
      return
    }
    try {
      switch (action) {
        case 'approve':
          await run('translation.approve', seen)
          break
        case 'publish':
          if (!(await agreed('publish', publishWords()))) return
          await run('translation.publish', seen)
          break
        case 'withdraw':
          if (!(await agreed('withdraw', t('knowledge:life.withdrawBody', says)))) return
          await run('translation.withdraw', { articleId: article.id, language })
          break
        case 'archive':
          if (!(await agreed('archive', t('knowledge:life.archiveBody')))) return
          await run('article.update', { articleId: article.id, set: { archived: true }, base: { archived: false } })
          break
        case 'unarchive':
          await run('article.update', { articleId: article.id, set: { archived: false }, base: { archived: true } })
          break
      }
      showDone(t(`knowledge:life.${action}Done`))
    } catch (caught) {
      showFailure(caught)
    }
  }
  usePaletteActions(() => [
    ...actions.map((action) => ({
      id: `conversation.article-${action}`,
      label: t(`knowledge:life.${action}`),
      icon: icons[action],
      heading: text.title,
      run: () => void act(action),
    })),
    {
      id: 'conversation.article-flag',
      label: t('knowledge:flag.title'),
      icon: IconFlag,
      heading: text.title,
      run: () => setDialog('flag'),
    },
  ])

  const button = (action: LifeAction, variant: 'filled' | 'default') => {
    const Icon = icons[action]
    return (
      <Button
        key={action}
        variant={variant}
        leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
        onClick={() => void act(action)}
      >
        {t(`knowledge:life.${action}`)}
      </Button>
    )
  }
  // "Withdraw" and "archive" take something away: never the first thing at hand.
  const isQuiet = first === 'withdraw' || first === 'archive' || first === 'unarchive' || first === undefined
  const menu = isQuiet ? actions : others
  return (
    <>
      {first && !isQuiet && button(first, 'filled')}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon size={30} aria-label={t('knowledge:more')} title={t('knowledge:more')}>
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
                {t(`knowledge:life.${action}`)}
              </Menu.Item>
            )
          })}
          {menu.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconFlag size={16} stroke={1.5} aria-hidden />} onClick={() => setDialog('flag')}>
            {t('knowledge:flag.title')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'submit' && <SubmitDialog me={me} users={users} seen={seen} text={text} onClose={close} />}
      {dialog === 'return' && <ReturnDialog seen={seen} onClose={close} />}
      {dialog === 'flag' && <FlagDialog articleId={article.id} onClose={close} />}
    </>
  )
}
