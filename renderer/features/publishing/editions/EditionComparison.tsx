import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Edition } from '#shared/domain/sites'
import type { LocalCommandResult } from '#shared/ipc/contract'
import type { AppFailure } from '#shared/ipc/errors'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import classes from '../changes/changes.module.css'
import { PageComparison } from '../changes/PageComparison.tsx'
import { comparedPage, PageLists } from '../changes/PageLists.tsx'
import { useCountWords } from '../count-words.ts'

/** What readers would find otherwise with an edition than with the one that they see now. */
export function EditionComparison(props: {
  readonly online: Edition
  readonly edition: Edition
  readonly onClose: () => void
}) {
  const { online, edition, onClose } = props
  const { t } = useTranslation('publishing')
  const wordsOf = useCountWords()
  const [opened, setOpened] = useState<string | null>(null)
  // Neither of the two ever changes.
  const found = useQuery<LocalCommandResult<'edition.compare'>, AppFailure>({
    queryKey: ['editions', online.id, edition.id],
    queryFn: () => run('edition.compare', { from: online.id, to: edition.id }),
  })
  const compared = found.data && comparedPage(found.data, opened)
  const list = found.data ? wordsOf(found.data.counts) : ''
  return (
    <div className={classes.columns}>
      <div className={classes.list} data-narrow={compared !== undefined || undefined}>
        <div className={classes.column}>
          <div className={classes.titleRow}>
            <ActionIcon size={28} aria-label={t('publishing:compare.back')} onClick={onClose}>
              <IconArrowLeft size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <h2 className={classes.title}>
              {t('publishing:compare.title', { number: edition.number, online: online.number })}
            </h2>
          </div>
          {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {found.data && (
            <>
              <p role="status">
                {list === '' ? t('publishing:compare.same') : t('publishing:compare.counts', { list })}
              </p>
              <PageLists pages={found.data} opened={opened} onOpen={setOpened} />
            </>
          )}
        </div>
      </div>
      {compared && (
        <PageComparison
          key={compared.key}
          page={compared}
          names={{
            from: t('publishing:compare.number', { number: online.number }),
            to: t('publishing:compare.number', { number: edition.number }),
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}
