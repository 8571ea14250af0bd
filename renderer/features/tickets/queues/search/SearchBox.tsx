import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, type Ref } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { Kbd } from '../../../../ui/Kbd.tsx'
import classes from './Search.module.css'

export const resultsId = 'ticket-search-results'

/** The keys inside it belong to the results below, which listen on the same input. */
export const SearchBox = memo(function SearchBox(props: {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly ref: Ref<HTMLInputElement>
}) {
  const { text, onChange, ref } = props
  const { t } = useTranslation('tickets')
  return (
    <search className={classes.search}>
      <TextInput
        ref={ref}
        type="search"
        role="combobox"
        aria-expanded={text.trim() !== ''}
        aria-controls={text.trim() === '' ? undefined : resultsId}
        aria-autocomplete="list"
        aria-label={t('tickets:search.label')}
        aria-keyshortcuts="/"
        placeholder={t('tickets:search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd keys="/" />
          ) : (
            <CloseButton size={20} tabIndex={-1} aria-label={t('tickets:search.clear')} onClick={() => onChange('')} />
          )
        }
      />
    </search>
  )
})
