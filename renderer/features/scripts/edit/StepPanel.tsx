import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconCopy, IconFlag2, IconTrash } from '@tabler/icons-react'
import type { ScriptStep, Texts } from '#shared/domain/scripts'
import { useTranslation } from '../../../app/i18n.ts'
import { useLimit } from '../../../ui/limit.tsx'
import { copyStep, removeStep } from '../graph/edits.ts'
import { flowOrder, withSlot } from '../graph/slots.ts'
import { kindIcons } from '../marks.tsx'
import { slotName } from '../words.ts'
import type { Editor } from './editor.ts'
import { problemsOf } from './editor.ts'
import { AskFields } from './fields/AskFields.tsx'
import { BranchFields } from './fields/BranchFields.tsx'
import {
  ArticleFields,
  ComplianceField,
  EndFields,
  FollowUpFields,
  LookUpFields,
  SubScriptFields,
  TicketFieldsEditor,
} from './fields/OtherFields.tsx'
import { TargetSelect } from './fields/TargetSelect.tsx'
import { TextsField } from './fields/TextsField.tsx'
import { ProblemLine } from './ProblemLine.tsx'
import classes from './panel.module.css'

/** Everything about the chosen step. */
export function StepPanel({ editor, step }: { readonly editor: Editor; readonly step: ScriptStep }) {
  const { t } = useTranslation('scripts')
  const limit = useLimit()
  const { graph, mayEdit } = editor
  const Icon = kindIcons[step.kind]
  const number = flowOrder(graph).findIndex(({ id }) => id === step.id) + 1
  const problems = problemsOf(editor.problems, step.id)
  const isStart = graph.startId === step.id
  const setText = (text: Texts, language: string) =>
    editor.editStep(step.id, (each) => ('text' in each ? { ...each, text } : each), `${step.id}.text.${language}`)
  return (
    <div className={classes.form}>
      <header className={classes.stepHead}>
        <Icon size={18} stroke={1.5} aria-hidden />
        <h2 className={classes.stepTitle}>
          {t('scripts:edit.stepNumber', { number, kind: t(`scripts:kind.${step.kind}`) })}
        </h2>
        {mayEdit && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('scripts:edit.copy')}
              title={t('scripts:edit.copy')}
              onClick={() => {
                let made = step.id
                editor.edit((now) => {
                  const copied = copyStep(now, step.id)
                  made = copied.stepId
                  return copied.graph
                })
                editor.select({ stepId: made })
              }}
            >
              <IconCopy size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('scripts:edit.removeStep')}
              title={t('scripts:edit.removeStep')}
              onClick={() => {
                editor.edit((now) => removeStep(now, step.id))
                editor.select(null)
              }}
            >
              <IconTrash size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </>
        )}
      </header>
      {problems.length > 0 && (
        <ul className={classes.problems} aria-label={t('scripts:edit.problemsHere')}>
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two can be the same, and none changes places
            <li key={index}>
              <ProblemLine problem={problem} part={slotName(step, problem.partId, editor.languages, t)} />
            </li>
          ))}
        </ul>
      )}
      <TextInput
        data-title
        label={t('scripts:field.title')}
        placeholder={t('scripts:field.titleHint')}
        {...limit(step.title, 200)}
        disabled={!mayEdit}
        value={step.title}
        onChange={(event) => {
          const title = event.currentTarget.value
          editor.editStep(step.id, (each) => ({ ...each, title }), `${step.id}.title`)
        }}
      />
      {step.kind === 'show-article' && <ArticleFields editor={editor} step={step} />}
      {'text' in step && (
        <TextsField
          editor={editor}
          first={step.kind !== 'show-article'}
          label={t(`scripts:text.${step.kind}`)}
          texts={step.text}
          rows={step.kind === 'say' || step.kind === 'ask' ? 3 : 2}
          optional={step.kind !== 'say' && step.kind !== 'ask'}
          onChange={setText}
        />
      )}
      {(step.kind === 'say' || step.kind === 'show-article') && (
        <ComplianceField editor={editor} step={step as never} />
      )}
      {step.kind === 'ask' && <AskFields editor={editor} step={step} />}
      {step.kind === 'look-up' && <LookUpFields editor={editor} step={step} />}
      {step.kind === 'set-field' && <TicketFieldsEditor editor={editor} step={step} />}
      {step.kind === 'follow-up' && <FollowUpFields editor={editor} step={step} />}
      {step.kind === 'branch' && <BranchFields editor={editor} step={step} />}
      {step.kind === 'sub-script' && <SubScriptFields editor={editor} step={step} />}
      {step.kind === 'end' && <EndFields editor={editor} step={step} />}
      {step.kind !== 'end' && (
        <TargetSelect
          editor={editor}
          stepId={step.id}
          by={null}
          label={t(nextLabel(step))}
          to={step.next}
          placeholder={t(step.kind === 'sub-script' ? 'scripts:edit.endsThere' : 'scripts:edit.nowhere')}
          onChange={(to) => editor.editStep(step.id, (each) => withSlot(each, null, to))}
        />
      )}
      {mayEdit && !isStart && (
        <Button
          variant="subtle"
          color="gray"
          className={classes.startButton ?? ''}
          leftSection={<IconFlag2 size={16} stroke={1.5} aria-hidden />}
          onClick={() => editor.edit((now) => ({ ...now, startId: step.id }))}
        >
          {t('scripts:edit.makeStart')}
        </Button>
      )}
    </div>
  )
}

function nextLabel(step: Exclude<ScriptStep, { kind: 'end' }>): string {
  if (step.kind === 'branch') return 'scripts:field.otherwiseTo'
  const { kind } = step
  if (kind === 'ask' && (step.input.type === 'choice' || step.input.type === 'yes-no')) return 'scripts:field.othersTo'
  return 'scripts:field.next'
}
