import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../../app/i18n.ts'
import { showFailure } from '../../app/toasts.tsx'
import { confirm } from '../../ui/confirm.ts'
import type { IconType } from '../../ui/EmptyState.tsx'
import classes from './Settings.module.css'

/** Something that is signed in, what is known of it, and the way to end it. Without `onEnd` it cannot be ended here. */
export function EndableRow(props: {
  readonly icon: IconType
  readonly name: string
  /** Whose words ask before it is ended. */
  readonly words: 'security' | 'connections'
  readonly onEnd: (() => Promise<void>) | null
  readonly children: ReactNode
}) {
  const { icon: Icon, name, words, onEnd, children } = props
  const { t } = useTranslation('settings')
  const end = async () => {
    const agreed = await confirm({
      title: t(`settings:${words}.endTitle`),
      body: t(`settings:${words}.endBody`, { device: name }),
      confirm: t(`settings:${words}.endConfirm`),
      cancel: t('settings:security.cancel'),
      danger: true,
    })
    if (agreed) await onEnd?.().catch(showFailure)
  }
  return (
    <li className={classes.listRow}>
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={classes.listMain}>
        <span>{name}</span>
        <span>{children}</span>
      </span>
      {onEnd && (
        <Button
          size="compact-sm"
          aria-label={t(`settings:${words}.endLabel`, { device: name })}
          onClick={() => void end()}
        >
          {t(`settings:${words}.end`)}
        </Button>
      )}
    </li>
  )
}
