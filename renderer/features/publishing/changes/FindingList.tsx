import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import i18next from 'i18next'
import { useState } from 'react'
import { id } from '#shared/domain/primitives'
import type { Finding, Site } from '#shared/domain/sites'
import { isBlocking } from '#shared/rules/publishing/checks'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle, openSite } from '../../../app/navigation.ts'
import { languageName } from '../../knowledge/index.ts'
import classes from './changes.module.css'

const isId = (text: string) => id.safeParse(text).success

/** What was found, each with the way to where it is mended. */
export function FindingList(props: {
  readonly site: Site
  readonly findings: readonly Finding[]
  /** Shown before somebody asks for all. */
  readonly most: number
}) {
  const { site, findings, most } = props
  const { t } = useTranslation('publishing')
  const [all, setAll] = useState(false)
  // A server that finds a link to what it may not show names it by its id; here its title may be known.
  const named = findings.flatMap(({ articleId, detail }) => [articleId ?? [], isId(detail) ? detail : []].flat())
  const articleIds = [...new Set(named)].slice(0, 200)
  const refs = useAsk(
    'article.refs',
    { articleIds, language: i18next.resolvedLanguage ?? 'en' },
    { enabled: articleIds.length > 0, keepPrevious: true },
  ).data
  const shown = all ? findings : findings.slice(0, most)
  return (
    <>
      <ul className={classes.findings}>
        {shown.map((finding, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and none changes places
            key={index}
            site={site}
            finding={finding}
            titleOf={(id) => refs?.find(({ articleId }) => articleId === id)?.title ?? ''}
          />
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('publishing:finding.more', { count: findings.length - shown.length })}
        </Button>
      )}
    </>
  )
}

function Line(props: {
  readonly site: Site
  readonly finding: Finding
  readonly titleOf: (articleId: string) => string
}) {
  const { site, finding, titleOf } = props
  const { t } = useTranslation('publishing')
  const { kind, articleId, language, detail } = finding
  const isBad = isBlocking(finding)
  const Icon = isBad ? IconCircleX : IconAlertTriangle
  const about = articleId === null ? null : titleOf(articleId) || detail
  const target = isId(detail) ? titleOf(detail) : detail
  const isLost = kind === 'broken-link' && target === ''
  const words = t(isLost ? 'publishing:finding.lost-link' : `publishing:finding.${kind}`, {
    detail: kind === 'low-contrast' ? (detail.split(' ')[1] ?? '') : target,
    colour: detail.split(' ')[0] ?? '',
    language: language === null ? '' : languageName(language),
  })
  const mend = mendingOf(site, finding)
  return (
    <li className={classes.finding} data-tone={isBad ? 'bad' : 'warning'}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.findingWords}>
        {about !== null && (
          <>
            <strong>{about}</strong>
            {language !== null && <span className={classes.muted}> {languageName(language)}</span>}
            <br />
          </>
        )}
        {words}
      </span>
      <Button
        size="compact-sm"
        aria-label={about === null ? undefined : `${t(`publishing:mend.${mend.word}`)}: ${about}`}
        onClick={mend.go}
      >
        {t(`publishing:mend.${mend.word}`)}
      </Button>
    </li>
  )
}

/** Where a finding is put right. */
function mendingOf(
  site: Site,
  { kind, articleId, language, detail }: Finding,
): { readonly word: 'setting' | 'text' | 'translate' | 'article'; readonly go: () => void } {
  const setting = (field: string) => () => openSite(site.id, { view: 'settings', field })
  switch (kind) {
    case 'empty':
      return { word: 'setting', go: setting('takesAll') }
    case 'low-contrast':
      return { word: 'setting', go: setting(detail.startsWith(site.accentLight) ? 'accentLight' : 'accentDark') }
    case 'no-public-url':
      return { word: 'setting', go: setting('publicUrl') }
    default: {
      const about = articleId ?? ''
      if (kind === 'review-due') return { word: 'article', go: () => openArticle(about) }
      if (kind === 'untranslated' || kind === 'outdated')
        return { word: 'translate', go: () => openArticle(about, { language, view: 'edit' }) }
      return { word: 'text', go: () => openArticle(about, { language, view: 'edit' }) }
    }
  }
}
