import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ArticleBox } from './ArticleBox.tsx'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

interface StepArticlesProps {
  readonly call: RunController
  /** What the step says. */
  readonly text: string
  /** What the whole call is about: its script and what was answered. */
  readonly about: string
  /** What the step shows itself. */
  readonly except: string | null
  readonly language: string
}

/** Articles that speak of what the step speaks of, each opened in place. */
export function StepArticles({ call, text, about, except, language }: StepArticlesProps) {
  const { t } = useTranslation('scripts')
  const [opened, setOpened] = useState<string | null>(null)
  const { callId } = call.run
  const reason = useAsk('call.get', { callId: callId ?? nobody }, { enabled: callId !== null }).data?.call.reason ?? ''
  const { 'ticket.subject': subject = '', 'product.name': product = '' } = call.facts()
  const asked = {
    text: text.slice(0, 20_000),
    about: `${about} ${reason} ${subject} ${product}`.slice(0, 2_000),
    language,
    audiences: [...audiences],
    limit: most + 1,
  }
  const found = (useAsk('article.suggest', asked, { keepPrevious: true }).data ?? [])
    .filter(({ articleId, score }) => articleId !== except && score >= near)
    .slice(0, most)
  if (found.length === 0) return null
  return (
    <section className={classes.suggested} aria-label={t('scripts:articles')}>
      <h3 className={classes.groupTitle}>{t('scripts:articles')}</h3>
      <ul>
        {found.map(({ articleId, title }) => {
          const isOpen = opened === articleId
          const Arrow = isOpen ? IconChevronDown : IconChevronRight
          return (
            <li key={articleId}>
              <button
                type="button"
                className={classes.suggestion}
                aria-expanded={isOpen}
                onClick={() => setOpened(isOpen ? null : articleId)}
              >
                <Arrow size={16} stroke={1.5} aria-hidden />
                {title}
              </button>
              {isOpen && <ArticleBox call={call} articleId={articleId} language={language} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const nobody = '00000000-0000-0000-0000-000000000000'
const most = 3
/** Below this share of the best one's score an article is offered by chance more often than not. */
const near = 0.45

/** Agents read all of them; what may be said aloud, they know. */
const audiences = ['internal', 'customers', 'public'] as const
