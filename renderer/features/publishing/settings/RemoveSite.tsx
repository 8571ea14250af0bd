import { Button } from '@mantine/core'
import type { Site } from '#shared/domain/sites'
import { run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSites } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { Part } from './Part.tsx'
import classes from './settings.module.css'

/** One that was never published goes for good; any other is put away and can come back. */
export function RemoveSite({ site }: { readonly site: Site }) {
  const { t } = useTranslation('publishing')
  const isArchived = site.archivedAt !== null
  const isOnline = site.currentEditionId !== null
  const remove = async () => {
    const agreed = await confirm({
      title: t('publishing:remove.title', { name: site.name }),
      body: t('publishing:remove.body'),
      confirm: t('publishing:remove.delete'),
      cancel: t('publishing:cancel'),
      danger: true,
    })
    if (agreed) run('site.delete', { siteId: site.id }).then(openSites, showFailure)
  }
  const archive = () =>
    run('site.update', { siteId: site.id, set: { archived: !isArchived }, base: { archived: isArchived } }).then(
      () => showDone(t(isArchived ? 'publishing:remove.restored' : 'publishing:remove.archived')),
      showFailure,
    )
  return (
    <Part name="removal">
      {site.lastNumber === 0 ? (
        <>
          <p className={classes.hint}>{t('publishing:remove.never')}</p>
          <div>
            <Button color="var(--sb-danger-fill)" onClick={() => void remove()}>
              {t('publishing:remove.open')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={classes.hint}>
            {t(
              isArchived
                ? 'publishing:remove.isArchived'
                : isOnline
                  ? 'publishing:remove.isOnline'
                  : 'publishing:remove.mayArchive',
            )}
          </p>
          <div>
            <Button disabled={isOnline} onClick={() => void archive()}>
              {t(isArchived ? 'publishing:remove.restore' : 'publishing:remove.archive')}
            </Button>
          </div>
        </>
      )}
    </Part>
  )
}
