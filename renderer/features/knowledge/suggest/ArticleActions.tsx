import { Button } from '@mantine/core'
import { IconBlockquote, IconCheck, IconCircleCheckFilled, IconLink, IconTextPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './suggest.module.css'
import type { InsertKind } from './use-insert.ts'

/** What can be made of an article beside the matter that it may answer. */
export function ArticleActions(props: {
  /** Left out where there is nothing to put it into. */
  readonly onInsert?: ((as: InsertKind) => void) | undefined
  /** The article's address for readers; null when it has none, and no link can be put in. */
  readonly address: string | null
  readonly answered: boolean
  readonly onAnswered: () => void
  /** Single keys do the same while the article has the focus. */
  readonly keys?: boolean
  readonly children?: ReactNode
}) {
  const { onInsert, address, answered, onAnswered, keys = false, children } = props
  const { t } = useTranslation('knowledgeFlow')
  const shown = (key: string) => (keys ? { keys: key } : {})
  return (
    <div className={classes.actions}>
      {onInsert && (
        <Button.Group>
          <Act
            {...shown('I')}
            icon={<IconTextPlus size={16} stroke={1.5} aria-hidden />}
            onClick={() => onInsert('text')}
          >
            {t('knowledgeFlow:insert.text')}
          </Act>
          <Act
            {...shown('Q')}
            icon={<IconBlockquote size={16} stroke={1.5} aria-hidden />}
            onClick={() => onInsert('quote')}
          >
            {t('knowledgeFlow:insert.quote')}
          </Act>
          <Act
            {...shown('L')}
            icon={<IconLink size={16} stroke={1.5} aria-hidden />}
            {...(address === null ? { why: t('knowledgeFlow:insert.noAddress') } : {})}
            onClick={() => onInsert('link')}
          >
            {t('knowledgeFlow:insert.link')}
          </Act>
        </Button.Group>
      )}
      {answered ? (
        <span className={classes.goodWords}>
          <IconCircleCheckFilled size={16} aria-hidden /> {t('knowledgeFlow:answered.here')}
        </span>
      ) : (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconCheck size={16} stroke={1.75} aria-hidden />}
          {...(keys ? { 'aria-keyshortcuts': 'y' } : {})}
          onClick={onAnswered}
        >
          {t('knowledgeFlow:answered.button')}
        </Button>
      )}
      {children}
    </div>
  )
}

function Act(props: {
  readonly keys?: string
  readonly icon: ReactNode
  readonly why?: string
  readonly onClick: () => void
  readonly children: string
}) {
  const { keys, icon, why, onClick, children } = props
  return (
    <Button
      size="compact-sm"
      leftSection={icon}
      classNames={{ section: classes.actIcon ?? '' }}
      {...(keys ? { 'aria-keyshortcuts': keys.toLowerCase() } : {})}
      title={why ?? (keys ? `${children} (${keys})` : children)}
      disabled={why !== undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
