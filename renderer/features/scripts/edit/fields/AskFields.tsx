import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { AskInput, StepOf } from '#shared/domain/scripts'
import { useTranslation } from '../../../../app/i18n.ts'
import { addPart } from '../../graph/edits.ts'
import { withSlot } from '../../graph/slots.ts'
import { slotName } from '../../words.ts'
import type { Editor } from '../editor.ts'
import classes from './fields.module.css'
import { PartFrame } from './PartFrame.tsx'
import { TargetSelect } from './TargetSelect.tsx'
import { TextsField } from './TextsField.tsx'
import { VariableName } from './VariableName.tsx'

const types = ['choice', 'yes-no', 'text', 'number', 'date'] as const

/** What kind of answer is wanted, and where each leads. */
export function AskFields({ editor, step }: { readonly editor: Editor; readonly step: StepOf<'ask'> }) {
  const { t } = useTranslation('scripts')
  const { input } = step
  const set = (change: Partial<StepOf<'ask'>>, mark?: string) =>
    editor.editStep(step.id, (each) => ({ ...each, ...change }) as typeof step, mark)
  const setInput = (next: AskInput, mark?: string) => set({ input: next }, mark)
  return (
    <>
      <div className={classes.row}>
        <Select
          label={t('scripts:field.answer')}
          data={types.map((value) => ({ value, label: t(`scripts:input.${value}`) }))}
          value={input.type}
          allowDeselect={false}
          disabled={!editor.mayEdit}
          onChange={(type) => type && type !== input.type && setInput(blankInput(type as AskInput['type']))}
        />
        <VariableName
          label={t('scripts:field.variable')}
          value={step.variable ?? ''}
          disabled={!editor.mayEdit}
          onChange={(variable) => set({ variable: variable === '' ? null : variable }, `${step.id}.variable`)}
        />
      </div>
      <Checkbox
        label={t('scripts:field.required')}
        checked={step.required}
        disabled={!editor.mayEdit}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
      {input.type === 'text' && (
        <Checkbox
          label={t('scripts:field.multiline')}
          checked={input.multiline}
          disabled={!editor.mayEdit}
          onChange={(event) => setInput({ ...input, multiline: event.currentTarget.checked })}
        />
      )}
      {input.type === 'number' && (
        <div className={classes.row}>
          {(['min', 'max'] as const).map((bound) => (
            <NumberInput
              key={bound}
              label={t(`scripts:field.${bound}`)}
              hideControls
              disabled={!editor.mayEdit}
              value={input[bound] ?? ''}
              onChange={(value) =>
                setInput({ ...input, [bound]: typeof value === 'number' ? value : null }, `${step.id}.${bound}`)
              }
            />
          ))}
          <TextInput
            label={t('scripts:field.unit')}
            maxLength={20}
            disabled={!editor.mayEdit}
            value={input.unit}
            onChange={(event) => setInput({ ...input, unit: event.currentTarget.value }, `${step.id}.unit`)}
          />
        </div>
      )}
      {input.type === 'choice' && (
        <>
          {input.options.map((option) => {
            const name = slotName(step, option.id, editor.languages, t)
            return (
              <PartFrame key={option.id} editor={editor} stepId={step.id} partId={option.id} name={name}>
                <TextsField
                  editor={editor}
                  label={t('scripts:field.option')}
                  texts={option.label}
                  rows={1}
                  onChange={(label, language) =>
                    setInput(
                      {
                        ...input,
                        options: input.options.map((each) => (each.id === option.id ? { ...each, label } : each)),
                      },
                      `${step.id}.${option.id}.${language}`,
                    )
                  }
                />
                <TargetSelect
                  editor={editor}
                  stepId={step.id}
                  by={option.id}
                  label={t('scripts:field.leadsTo')}
                  to={option.next}
                  placeholder={t('scripts:edit.asOthers')}
                  onChange={(to) => editor.editStep(step.id, (each) => withSlot(each, option.id, to))}
                />
              </PartFrame>
            )
          })}
          {editor.mayEdit && (
            <Button
              variant="subtle"
              color="gray"
              className={classes.addPart ?? ''}
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => editor.editStep(step.id, addPart)}
            >
              {t('scripts:edit.addOption')}
            </Button>
          )}
        </>
      )}
      {input.type === 'yes-no' &&
        (['yes', 'no'] as const).map((by) => (
          <TargetSelect
            key={by}
            editor={editor}
            stepId={step.id}
            by={by}
            label={t('scripts:edit.leadsNamed', { name: t(`scripts:${by}`) })}
            to={by === 'yes' ? input.yesNext : input.noNext}
            placeholder={t('scripts:edit.asOthers')}
            onChange={(to) => editor.editStep(step.id, (each) => withSlot(each, by, to))}
          />
        ))}
    </>
  )
}

function blankInput(type: AskInput['type']): AskInput {
  switch (type) {
    case 'choice':
      return {
        type,
        options: [
          { id: 'answer-1', label: {}, next: null },
          { id: 'answer-2', label: {}, next: null },
        ],
      }
    case 'yes-no':
      return { type, yesNext: null, noNext: null }
    case 'text':
      return { type, multiline: false }
    case 'number':
      return { type, min: null, max: null, unit: '' }
    case 'date':
      return { type }
  }
}
