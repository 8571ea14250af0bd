import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconWand } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import classes from './editor.module.css'
import { type Editor, worstOf } from './editor.ts'
import { SeverityMark } from './ProblemLine.tsx'
import type { ScriptText } from './use-script-text.ts'

/** Above the steps: how they are drawn, what is added, undo and redo, and how sound the script is. */
export function StepTools(props: {
  readonly editor: Editor
  readonly text: ScriptText
  readonly shape: 'list' | 'canvas'
  readonly shapeControl: ReactNode
  readonly add: ReactNode
  readonly onShowProblems: () => void
}) {
  const { editor, text, shape, shapeControl, add, onShowProblems } = props
  const { problems, errors } = editor
  const { t } = useTranslation('scripts')
  const worst = worstOf(problems)
  return (
    <div className={classes.tools}>
      {shapeControl}
      {editor.mayEdit && (
        <>
          {add}
          <Step
            label={t('scripts:keys.undo')}
            keys="Control+Z"
            icon={IconArrowBackUp}
            disabled={!text.canUndo}
            onClick={text.undo}
          />
          <Step
            label={t('scripts:keys.redo')}
            keys="Control+Y"
            icon={IconArrowForwardUp}
            disabled={!text.canRedo}
            onClick={text.redo}
          />
          {shape === 'canvas' && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconWand size={16} stroke={1.5} aria-hidden />}
              onClick={() =>
                void import('../graph/layout.ts').then(({ tidy, withPlaces }) =>
                  editor.edit((now) => withPlaces(now, tidy(now))),
                )
              }
            >
              {t('scripts:edit.tidy')}
            </Button>
          )}
        </>
      )}
      <button type="button" className={classes.summary} onClick={onShowProblems}>
        {worst && <SeverityMark severity={worst} size={14} />}
        {errors > 0
          ? t('scripts:edit.errors', { count: errors })
          : problems.length > 0
            ? t('scripts:edit.warnings', { count: problems.length })
            : t('scripts:edit.noProblems')}
      </button>
    </div>
  )
}

/** One step back or forth. */
function Step(props: {
  readonly label: string
  readonly keys: string
  readonly icon: IconType
  readonly disabled: boolean
  readonly onClick: () => void
}) {
  const { label, keys, icon: Icon, disabled, onClick } = props
  return (
    <ActionIcon
      size={30}
      variant="subtle"
      color="gray"
      disabled={disabled}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      onClick={onClick}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}
