import type { Texts } from '#shared/domain/scripts'
import { scriptLimits } from '#shared/domain/scripts'
import { useTranslation } from '../../../../app/i18n.ts'
import { languageName } from '../../words.ts'
import type { Editor } from '../editor.ts'
import { VariableText } from './VariableText.tsx'
import { variableNames } from './variables.ts'

/** The same words in every language of the script, one field below the other. */
export function TextsField(props: {
  readonly editor: Editor
  readonly label: string
  readonly texts: Texts
  /** Lines of an empty field. */
  readonly rows?: number
  readonly optional?: boolean
  readonly first?: boolean
  readonly onChange: (texts: Texts, language: string) => void
}) {
  const { editor, label, texts, rows = 2, optional = false, first = false, onChange } = props
  const { t } = useTranslation('scripts')
  const variables = variableNames(editor.graph, editor.known)
  const isEmpty = editor.languages.every((language) => (texts[language] ?? '').trim() === '')
  return editor.languages.map((language, index) => (
    <VariableText
      key={language}
      label={
        editor.languages.length > 1 ? t('scripts:edit.inLanguage', { label, language: languageName(language) }) : label
      }
      lang={language}
      value={texts[language] ?? ''}
      variables={variables}
      maxLength={scriptLimits.text}
      minRows={rows}
      isInvalid={(texts[language] ?? '').trim() === '' && !(optional && isEmpty)}
      disabled={!editor.mayEdit}
      {...(first && index === 0 ? { data: { 'data-first': '' } } : {})}
      onChange={(value) => {
        const { [language]: _, ...others } = texts
        onChange(value === '' ? others : { ...texts, [language]: value }, language)
      }}
    />
  ))
}
