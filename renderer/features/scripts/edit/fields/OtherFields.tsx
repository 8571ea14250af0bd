import { Checkbox, MultiSelect, Select } from '@mantine/core'
import { type StepKind, type StepOf, ticketFields } from '#shared/domain/scripts'
import { ticketPriority } from '#shared/domain/tickets'
import { lookUpFields, variablesSetIn } from '#shared/rules/scripts/variables'
import { useTranslation } from '../../../../app/i18n.ts'
import { withSlot } from '../../graph/slots.ts'
import { type Editor, problemsOf } from '../editor.ts'
import { ArticleSelect } from './ArticleSelect.tsx'
import classes from './fields.module.css'
import { HoursField } from './HoursField.tsx'
import { TargetSelect } from './TargetSelect.tsx'
import { TextsField } from './TextsField.tsx'
import { VariableName } from './VariableName.tsx'

interface FieldsOf<K extends StepKind> {
  readonly editor: Editor
  readonly step: StepOf<K>
}

/** Read out and confirmed before the call goes on. */
export function ComplianceField({ editor, step }: FieldsOf<'say'> | FieldsOf<'show-article'>) {
  const { t } = useTranslation('scripts')
  return (
    <Checkbox
      label={t('scripts:field.compliance')}
      description={t('scripts:field.complianceHint')}
      checked={step.compliance}
      disabled={!editor.mayEdit}
      onChange={(event) => {
        const compliance = event.currentTarget.checked
        editor.editStep(step.id, (each) => ('compliance' in each ? { ...each, compliance } : each))
      }}
    />
  )
}

const sources = ['customer', 'product', 'order'] as const

export function LookUpFields({ editor, step }: FieldsOf<'look-up'>) {
  const { t } = useTranslation('scripts')
  const set = (change: Partial<StepOf<'look-up'>>, mark?: string) =>
    editor.editStep(step.id, (each) => (each.kind === 'look-up' ? { ...each, ...change } : each), mark)
  const own = variablesSetIn(editor.graph).filter((name) => name !== step.variable)
  return (
    <>
      <div className={classes.row}>
        <Select
          label={t('scripts:field.source')}
          data={sources.map((value) => ({ value, label: t(`scripts:source.${value}`) }))}
          value={step.source}
          allowDeselect={false}
          disabled={!editor.mayEdit}
          onChange={(value) => {
            const source = sources.find((each) => each === value)
            if (source) set({ source, field: lookUpFields[source][0] })
          }}
        />
        <Select
          label={t('scripts:field.lookedUp')}
          data={lookUpFields[step.source].map((value) => ({ value, label: t(`scripts:lookUp.${value}`) }))}
          value={step.field}
          allowDeselect={false}
          disabled={!editor.mayEdit}
          error={
            problemsOf(editor.problems, step.id).some(({ code }) => code === 'unknown-field')
              ? t('scripts:problem.unknown-field', { field: step.field })
              : null
          }
          onChange={(field) => field && set({ field })}
        />
      </div>
      <div className={classes.row}>
        <Select
          label={t('scripts:field.key')}
          placeholder={t('scripts:field.keyNone')}
          data={own}
          value={step.key}
          clearable
          clearButtonProps={{ 'aria-label': t('scripts:field.keyNone') }}
          disabled={!editor.mayEdit}
          onChange={(key) => set({ key })}
        />
        <VariableName
          label={t('scripts:field.variable')}
          value={step.variable}
          required
          disabled={!editor.mayEdit}
          onChange={(variable) => set({ variable }, `${step.id}.variable`)}
        />
      </div>
      <TargetSelect
        editor={editor}
        stepId={step.id}
        by="missing"
        label={t('scripts:field.missingNext')}
        to={step.missingNext}
        placeholder={t('scripts:edit.asFound')}
        onChange={(to) => editor.editStep(step.id, (each) => withSlot(each, 'missing', to))}
      />
    </>
  )
}

export function ArticleFields({ editor, step }: FieldsOf<'show-article'>) {
  return (
    <ArticleSelect
      editor={editor}
      step={step}
      onChange={(articleId) =>
        editor.editStep(step.id, (each) => (each.kind === 'show-article' ? { ...each, articleId } : each))
      }
    />
  )
}

export function TicketFieldsEditor({ editor, step }: FieldsOf<'set-field'>) {
  const { t } = useTranslation(['scripts', 'tickets'])
  const { teams, tags } = editor.context
  const set = (change: Partial<StepOf<'set-field'>['set']>) =>
    editor.editStep(step.id, (each) =>
      each.kind === 'set-field' ? { ...each, set: { ...each.set, ...change } } : each,
    )
  const tagOptions = tags.map(({ id, name }) => ({ value: id, label: name }))
  const unchanged = { placeholder: t('scripts:field.unchanged'), clearable: true, disabled: !editor.mayEdit }
  const clear = { 'aria-label': t('scripts:field.unchanged') }
  return (
    <>
      <div className={classes.row}>
        <Select
          {...unchanged}
          clearButtonProps={clear}
          data-first
          label={t('scripts:field.status')}
          data={ticketFields.shape.status.unwrap().options.map((value) => ({
            value,
            label: t(`tickets:status.${value}`),
          }))}
          value={step.set.status}
          onChange={(value) => set({ status: value as typeof step.set.status })}
        />
        <Select
          {...unchanged}
          clearButtonProps={clear}
          label={t('scripts:field.priority')}
          data={ticketPriority.options.map((value) => ({ value, label: t(`tickets:priority.${value}`) }))}
          value={step.set.priority}
          onChange={(value) => set({ priority: value as typeof step.set.priority })}
        />
      </div>
      <Select
        {...unchanged}
        clearButtonProps={clear}
        label={t('scripts:field.team')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={step.set.teamId}
        onChange={(teamId) => set({ teamId })}
      />
      <MultiSelect
        label={t('scripts:field.addTags')}
        data={tagOptions}
        searchable
        disabled={!editor.mayEdit}
        value={step.set.addTagIds}
        onChange={(addTagIds) => set({ addTagIds })}
      />
      <MultiSelect
        label={t('scripts:field.removeTags')}
        data={tagOptions}
        searchable
        disabled={!editor.mayEdit}
        value={step.set.removeTagIds}
        onChange={(removeTagIds) => set({ removeTagIds })}
      />
    </>
  )
}

export function FollowUpFields({ editor, step }: FieldsOf<'follow-up'>) {
  const { t } = useTranslation('scripts')
  const set = (change: Partial<StepOf<'follow-up'>>, mark?: string) =>
    editor.editStep(step.id, (each) => (each.kind === 'follow-up' ? { ...each, ...change } : each), mark)
  const dates = variablesSetIn(editor.graph)
  return (
    <>
      <TextsField
        editor={editor}
        first
        label={t('scripts:field.note')}
        texts={step.note}
        onChange={(note, language) => set({ note }, `${step.id}.note.${language}`)}
      />
      <div className={classes.row}>
        <Select
          label={t('scripts:field.due')}
          data={[
            { value: 'hours', label: t('scripts:due.hours') },
            { value: 'variable', label: t('scripts:due.variable'), disabled: dates.length === 0 },
          ]}
          value={step.due.type}
          allowDeselect={false}
          disabled={!editor.mayEdit}
          onChange={(type) =>
            set({
              due:
                type === 'variable' && dates[0]
                  ? { type: 'variable', variable: dates[0] }
                  : { type: 'hours', hours: 24 },
            })
          }
        />
        {step.due.type === 'hours' ? (
          <HoursField
            key={step.id}
            hours={step.due.hours}
            disabled={!editor.mayEdit}
            onChange={(hours) => set({ due: { type: 'hours', hours } }, `${step.id}.hours`)}
          />
        ) : (
          <Select
            label={t('scripts:field.dateVariable')}
            data={dates.includes(step.due.variable) ? dates : [...dates, step.due.variable]}
            value={step.due.variable}
            allowDeselect={false}
            disabled={!editor.mayEdit}
            onChange={(variable) => variable && set({ due: { type: 'variable', variable } })}
          />
        )}
      </div>
      <div className={classes.row}>
        <Select
          label={t('scripts:field.assign')}
          data={(['me', 'team'] as const).map((value) => ({ value, label: t(`scripts:assign.${value}`) }))}
          value={step.assign}
          allowDeselect={false}
          disabled={!editor.mayEdit}
          onChange={(assign) => set({ assign: assign === 'team' ? 'team' : 'me' })}
        />
        <Select
          label={t('scripts:field.team')}
          placeholder={t('scripts:field.teamOfCall')}
          clearable
          clearButtonProps={{ 'aria-label': t('scripts:field.teamOfCall') }}
          data={editor.context.teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={step.teamId}
          disabled={!editor.mayEdit}
          onChange={(teamId) => set({ teamId })}
        />
      </div>
    </>
  )
}

export function SubScriptFields({ editor, step }: FieldsOf<'sub-script'>) {
  const { t } = useTranslation('scripts')
  const others = (editor.known?.scripts ?? []).filter(({ id }) => id !== editor.script.id)
  const problem = problemsOf(editor.problems, step.id).find(({ code }) => code.includes('script'))
  return (
    <Select
      data-first
      label={t('scripts:field.subScript')}
      placeholder={t('scripts:field.choose')}
      searchable
      data={others.map(({ id, name, part, published }) => ({
        value: id,
        label: `${name}${part ? ` · ${t('scripts:library.part')}` : ''}${published ? '' : ` · ${t('scripts:edit.unpublished')}`}`,
      }))}
      value={step.scriptId}
      disabled={!editor.mayEdit}
      error={problem ? t(`scripts:problem.${problem.code}`) : null}
      onChange={(scriptId) =>
        editor.editStep(step.id, (each) => (each.kind === 'sub-script' ? { ...each, scriptId } : each))
      }
    />
  )
}

export function EndFields({ editor, step }: FieldsOf<'end'>) {
  const { t } = useTranslation('scripts')
  const problem = problemsOf(editor.problems, step.id).find(({ code }) => code.includes('disposition'))
  const offered = editor.context.dispositions.filter(({ active, id }) => active || id === step.dispositionId)
  return (
    <Select
      label={t('scripts:field.disposition')}
      placeholder={t('scripts:field.choose')}
      searchable
      clearable={editor.graph.part}
      clearButtonProps={{ 'aria-label': t('scripts:field.none') }}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={step.dispositionId}
      disabled={!editor.mayEdit}
      nothingFoundMessage={t('scripts:field.noDisposition')}
      error={problem ? t(`scripts:problem.${problem.code}`) : null}
      onChange={(dispositionId) =>
        editor.editStep(step.id, (each) => (each.kind === 'end' ? { ...each, dispositionId } : each))
      }
    />
  )
}
