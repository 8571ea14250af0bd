import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ImportPreview } from '#shared/ipc/transfer'
import { useTranslation } from '../../../app/i18n.ts'
import { languageName } from '../language.ts'
import classes from './transfer.module.css'

type Item = ImportPreview['items'][number]
const filters = ['all', 'new', 'update', 'unreadable', 'problems'] as const
type Filter = (typeof filters)[number]
const shownAtOnce = 300

const fits = (item: Item, filter: Filter) =>
  filter === 'all' || (filter === 'problems' ? item.problems.length > 0 : item.action === filter)

/** What becomes of each file. */
export function ImportTable({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation('knowledgeFlow')
  const [filter, setFilter] = useState<Filter>('all')
  const [limit, setLimit] = useState(shownAtOnce)
  const shown = items.filter((item) => fits(item, filter))
  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes.filter ?? ''}
        aria-label={t('knowledgeFlow:transfer.which')}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={filters.map((value) => ({
          value,
          label: t(`knowledgeFlow:transfer.filter.${value}`, {
            count: items.filter((item) => fits(item, value)).length,
          }),
        }))}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={classes.tableFrame} aria-label={t('knowledgeFlow:transfer.files')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('knowledgeFlow:transfer.file')}</th>
              <th scope="col">{t('knowledgeFlow:transfer.article')}</th>
              <th scope="col">{t('knowledgeFlow:transfer.language')}</th>
              <th scope="col">{t('knowledgeFlow:transfer.category')}</th>
              <th scope="col">{t('knowledgeFlow:transfer.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((item) => (
              <tr key={`${item.path} ${item.language}`} data-action={item.action}>
                <td className={classes.path}>{item.path}</td>
                <td>{item.title}</td>
                <td>{item.action === 'unreadable' ? '' : languageName(item.language)}</td>
                <td>{item.category}</td>
                <td>
                  <span className={classes.action} data-action={item.action}>
                    {t(`knowledgeFlow:transfer.action.${item.action}`)}
                  </span>
                  {item.problems.map((problem) => (
                    <span key={`${problem.code} ${problem.detail}`} className={classes.why}>
                      {t(`knowledgeFlow:transfer.problem.${problem.code}`)}
                      {problem.detail !== '' && ` (${problem.detail})`}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length > limit && (
          <Button m={8} onClick={() => setLimit(shown.length)}>
            {t('knowledgeFlow:transfer.showAll', { count: shown.length })}
          </Button>
        )}
      </section>
    </>
  )
}
