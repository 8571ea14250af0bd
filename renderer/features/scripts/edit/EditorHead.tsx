import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Script } from '#shared/domain/scripts'
import type { AppContext } from '#shared/ipc/views'
import { mayWriteScripts } from '#shared/rules/scripts/roles'
import { useTranslation } from '../../../app/i18n.ts'
import { ConditionMark, conditionsOf } from '../marks.tsx'
import classes from './editor.module.css'

export const views = ['edit', 'try', 'figures', 'versions'] as const
export type View = (typeof views)[number]

/** Name and state of the script, the ways to look at it, and what can be done with it. */
export function EditorHead(props: {
  readonly script: Script
  readonly context: AppContext
  readonly view: View
  readonly mayEdit: boolean
  readonly onLeave: () => void
  readonly onShow: (view: View) => void
  /** The steps of its life. */
  readonly life: ReactNode
}) {
  const { script, context, view, mayEdit, onLeave, onShow, life } = props
  const { t } = useTranslation('scripts')
  return (
    <header className={classes.head}>
      <ActionIcon size={30} variant="subtle" color="gray" aria-label={t('scripts:edit.back')} onClick={onLeave}>
        <IconArrowLeft size={18} stroke={1.5} aria-hidden />
      </ActionIcon>
      <h1 className={classes.name} title={script.name}>
        {script.name}
      </h1>
      <span className={classes.marks}>
        {conditionsOf(script).map((condition) => (
          <ConditionMark key={condition} condition={condition} />
        ))}
        <span>
          {script.published
            ? t('scripts:edit.inUse', { number: script.published.number })
            : t('scripts:edit.version', { number: script.revision })}
        </span>
      </span>
      <nav className={classes.views} aria-label={t('scripts:edit.views')}>
        {views
          .filter((each) => each !== 'figures' || mayWriteScripts(context.me.role))
          .map((each) => (
            <button
              key={each}
              type="button"
              className={classes.view}
              aria-current={view === each ? 'page' : undefined}
              onClick={() => onShow(each)}
            >
              {t(mayEdit || each !== 'edit' ? `scripts:view.${each}` : 'scripts:view.read')}
            </button>
          ))}
      </nav>
      {life}
    </header>
  )
}
