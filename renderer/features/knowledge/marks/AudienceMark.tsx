import { IconLock, IconUsers, IconWorld } from '@tabler/icons-react'
import type { Audience } from '#shared/domain/knowledge'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './marks.module.css'

const icons = { internal: IconLock, customers: IconUsers, public: IconWorld } as const

/** Who may read it. */
export function AudienceMark({ audience }: { readonly audience: Audience }) {
  const { t } = useTranslation('knowledge')
  const Icon = icons[audience]
  return (
    <span className={classes.audience}>
      <Icon size={14} stroke={1.5} aria-hidden />
      {t(`knowledge:audience.${audience}`)}
    </span>
  )
}
