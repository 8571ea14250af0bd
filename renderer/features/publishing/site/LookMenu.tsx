import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDeviceDesktop, IconDeviceMobile, IconExternalLink, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import type { Site } from '#shared/domain/sites'
import { homePath } from '#shared/rules/publishing/paths'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openSite } from '../../../app/navigation.ts'
import { runShell } from '../../../app/shell.ts'
import { openSitePage, useSiteLinks } from '../../../app/site-links.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { languageName } from '../../knowledge/index.ts'

/** The site as readers see it now, and as they would see it with the next edition. */
export function LookMenu({ site, isOnline }: { readonly site: Site; readonly isOnline: boolean }) {
  const { t } = useTranslation('publishing')
  const links = useSiteLinks()
  const { connection } = useAsk('app.status', {}).data ?? {}
  const [busy, setBusy] = useState(false)
  const isOffline = connection !== 'online'
  const publicLink = site.publicUrl === null ? null : links(site)
  const serverLink = links({ address: site.address, publicUrl: null })

  const preview = async (language: string, phone: boolean) => {
    setBusy(true)
    try {
      const made = await run('site.preview', { siteId: site.id })
      if (made === null) await explain()
      else {
        const url = new URL(homePath(language), made.url).href
        await runShell('shell.showSite', { url, title: t('publishing:look.title', { name: site.name }), phone })
      }
    } catch (caught) {
      showFailure(caught)
    } finally {
      setBusy(false)
    }
  }
  const explain = async () => {
    const agreed = await confirm({
      title: t('publishing:look.blocked'),
      body: t('publishing:look.blockedBody'),
      confirm: t('publishing:publish.mend'),
      cancel: t('publishing:cancel'),
    })
    if (agreed) openSite(site.id)
  }
  const inLanguages = (phone: boolean) =>
    site.languages.map(({ language }) => (
      <Menu.Item
        key={language}
        disabled={isOffline}
        leftSection={
          phone ? (
            <IconDeviceMobile size={16} stroke={1.5} aria-hidden />
          ) : (
            <IconDeviceDesktop size={16} stroke={1.5} aria-hidden />
          )
        }
        onClick={() => void preview(language, phone)}
      >
        {t(phone ? 'publishing:look.phone' : 'publishing:look.wide', { language: languageName(language) })}
      </Menu.Item>
    ))
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button
          loading={busy}
          leftSection={<IconEye size={16} stroke={1.5} aria-hidden />}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
        >
          {t('publishing:look.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(isOffline ? 'publishing:look.offline' : 'publishing:look.preview')}</Menu.Label>
        {inLanguages(false)}
        {inLanguages(true)}
        {isOnline && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('publishing:look.now')}</Menu.Label>
            {publicLink && <Online link={publicLink} title={site.name} />}
            {serverLink && <Online link={serverLink} title={site.name} />}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Online({ link, title }: { readonly link: string; readonly title: string }) {
  return (
    <Menu.Item
      leftSection={<IconExternalLink size={16} stroke={1.5} aria-hidden />}
      onClick={() => openSitePage(link, title)}
    >
      {link}
    </Menu.Item>
  )
}
