import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { movePart, partsIn, removePart } from '../../graph/edits.ts'
import type { Editor } from '../editor.ts'
import classes from './fields.module.css'

/** An answer or a case in the panel, with what can be done to it as a whole. */
export function PartFrame(props: {
  readonly editor: Editor
  readonly stepId: string
  readonly partId: string
  readonly name: string
  readonly children: ReactNode
}) {
  const { editor, stepId, partId, name, children } = props
  const { t } = useTranslation('scripts')
  const step = editor.graph.steps.find(({ id }) => id === stepId)
  const ids = step ? partsIn(step).map(({ id }) => id) : []
  const at = ids.indexOf(partId)
  return (
    <section
      className={classes.part}
      aria-label={name}
      data-part={partId}
      data-chosen={(editor.selection?.stepId === stepId && editor.selection.by === partId) || undefined}
    >
      <header className={classes.partHead}>
        <span className={classes.partName}>{name}</span>
        {editor.mayEdit && (
          <>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              disabled={at === 0}
              aria-label={t('scripts:edit.moveUp', { name })}
              onClick={() => editor.editStep(stepId, (each) => movePart(each, partId, -1))}
            >
              <IconArrowUp size={14} stroke={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              disabled={at === ids.length - 1}
              aria-label={t('scripts:edit.moveDown', { name })}
              onClick={() => editor.editStep(stepId, (each) => movePart(each, partId, 1))}
            >
              <IconArrowDown size={14} stroke={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              aria-label={t('scripts:edit.removeNamed', { name })}
              onClick={() => editor.editStep(stepId, (each) => removePart(each, partId))}
            >
              <IconTrash size={14} stroke={1.75} aria-hidden />
            </ActionIcon>
          </>
        )}
      </header>
      {children}
    </section>
  )
}
