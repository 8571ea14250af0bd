import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type BranchCondition,
  type ScriptTest,
  type StepOf,
  scriptLimits,
  type TestOperator,
  testOperator,
  variableName,
} from '#shared/domain/scripts'
import { inLanguage } from '#shared/rules/scripts/program'
import { useTranslation } from '../../../../app/i18n.ts'
import { addPart } from '../../graph/edits.ts'
import { withSlot } from '../../graph/slots.ts'
import { slotName } from '../../words.ts'
import type { Editor } from '../editor.ts'
import classes from './fields.module.css'
import { PartFrame } from './PartFrame.tsx'
import { TargetSelect } from './TargetSelect.tsx'
import { variableNames } from './variables.ts'

/** The cases in their order: the first that holds is taken. */
export function BranchFields({ editor, step }: { readonly editor: Editor; readonly step: StepOf<'branch'> }) {
  const { t } = useTranslation('scripts')
  const setCase = (id: string, change: (each: BranchCondition) => BranchCondition, mark?: string) =>
    editor.editStep(
      step.id,
      (each) =>
        each.kind === 'branch'
          ? { ...each, conditions: each.conditions.map((one) => (one.id === id ? change(one) : one)) }
          : each,
      mark,
    )
  return (
    <>
      <p className={classes.hint}>{t('scripts:edit.branchHint')}</p>
      {step.conditions.map((each) => (
        <PartFrame
          key={each.id}
          editor={editor}
          stepId={step.id}
          partId={each.id}
          name={slotName(step, each.id, editor.languages, t)}
        >
          <TextInput
            label={t('scripts:field.caseTitle')}
            maxLength={200}
            disabled={!editor.mayEdit}
            value={each.title}
            onChange={(event) => {
              const title = event.currentTarget.value
              setCase(each.id, (one) => ({ ...one, title }), `${step.id}.${each.id}.title`)
            }}
          />
          {each.tests.map((test, index) => (
            <TestRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a test has no name of its own
              key={index}
              editor={editor}
              test={test}
              number={index + 1}
              onChange={(next, mark) =>
                setCase(
                  each.id,
                  (one) => ({ ...one, tests: one.tests.map((old, at) => (at === index ? next : old)) }),
                  mark && `${step.id}.${each.id}.${index}.${mark}`,
                )
              }
              onRemove={() => setCase(each.id, (one) => ({ ...one, tests: one.tests.toSpliced(index, 1) }))}
            />
          ))}
          {editor.mayEdit && each.tests.length < scriptLimits.tests && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              className={classes.addPart ?? ''}
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              onClick={() => {
                const variable = variableNames(editor.graph, editor.known)[0] ?? 'customer.tier'
                setCase(each.id, (one) => ({ ...one, tests: [...one.tests, { variable, op: 'is', value: '' }] }))
              }}
            >
              {t(each.tests.length === 0 ? 'scripts:edit.addTest' : 'scripts:edit.addFurtherTest')}
            </Button>
          )}
          {each.tests.length === 0 && <p className={classes.hint}>{t('scripts:edit.always')}</p>}
          <TargetSelect
            editor={editor}
            stepId={step.id}
            by={each.id}
            label={t('scripts:field.leadsTo')}
            to={each.next}
            placeholder={t('scripts:edit.nowhere')}
            onChange={(to) => editor.editStep(step.id, (one) => withSlot(one, each.id, to))}
          />
        </PartFrame>
      ))}
      {editor.mayEdit && (
        <Button
          variant="subtle"
          color="gray"
          className={classes.addPart ?? ''}
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
          onClick={() => editor.editStep(step.id, addPart)}
        >
          {t('scripts:edit.addCase')}
        </Button>
      )}
    </>
  )
}

function TestRow(props: {
  readonly editor: Editor
  readonly test: ScriptTest
  readonly number: number
  readonly onChange: (test: ScriptTest, mark?: string) => void
  readonly onRemove: () => void
}) {
  const { editor, test, number, onChange, onRemove } = props
  const { t } = useTranslation('scripts')
  // What is no name yet stays in the field and is not taken.
  const [typed, setTyped] = useState<string | null>(null)
  const wants = test.op !== 'filled' && test.op !== 'empty'
  return (
    <fieldset className={classes.test} disabled={!editor.mayEdit}>
      <legend className="sb-visually-hidden">{t('scripts:edit.test', { number })}</legend>
      <Autocomplete
        aria-label={t('scripts:field.testVariable')}
        data={variableNames(editor.graph, editor.known)}
        value={typed ?? test.variable}
        maxLength={81}
        spellCheck={false}
        limit={50}
        error={typed !== null}
        onChange={(variable) => {
          const isName = variableName.safeParse(variable).success
          setTyped(isName ? null : variable)
          if (isName) onChange({ ...test, variable }, 'variable')
        }}
      />
      <Select
        aria-label={t('scripts:field.testOp')}
        data={testOperator.options.map((value) => ({ value, label: t(`scripts:op.${value}`) }))}
        value={test.op}
        allowDeselect={false}
        onChange={(op) => op && onChange({ ...test, op: op as TestOperator })}
      />
      {wants ? (
        <TestValue editor={editor} test={test} onChange={(value) => onChange({ ...test, value }, 'value')} />
      ) : (
        <span />
      )}
      {editor.mayEdit && (
        <ActionIcon
          size={30}
          variant="subtle"
          color="gray"
          aria-label={t('scripts:edit.removeTest', { number })}
          onClick={onRemove}
        >
          <IconTrash size={14} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}

/** What the variable is compared with: one of the answers where they are known. */
function TestValue(props: {
  readonly editor: Editor
  readonly test: ScriptTest
  readonly onChange: (value: ScriptTest['value']) => void
}) {
  const { editor, test, onChange } = props
  const { t } = useTranslation('scripts')
  const source = editor.graph.steps.find((step) => step.kind === 'ask' && step.variable === test.variable)
  const input = source?.kind === 'ask' ? source.input : null
  const label = t('scripts:field.testValue')
  if (input?.type === 'yes-no')
    return (
      <Select
        aria-label={label}
        data={[
          { value: 'true', label: t('scripts:yes') },
          { value: 'false', label: t('scripts:no') },
        ]}
        value={typeof test.value === 'boolean' ? String(test.value) : null}
        allowDeselect={false}
        onChange={(value) => onChange(value === 'true')}
      />
    )
  if (input?.type === 'choice' && test.op !== 'contains')
    return (
      <Select
        aria-label={label}
        data={input.options.map((option) => ({
          value: option.id,
          label: inLanguage(option.label, editor.languages[0] ?? 'en', editor.languages).text || option.id,
        }))}
        value={typeof test.value === 'string' && test.value !== '' ? test.value : null}
        allowDeselect={false}
        onChange={onChange}
      />
    )
  return (
    <TextInput
      aria-label={label}
      type={input?.type === 'date' ? 'date' : 'text'}
      maxLength={500}
      value={test.value === null ? '' : String(test.value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
