import { Button, CopyButton } from '@mantine/core'
import { z } from 'zod'
import { htmlToText } from '#shared/rules/text'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ComparisonView } from '../versions/ComparisonView.tsx'
import { ModeControl, useComparisonMode } from '../versions/mode.tsx'
import classes from './clash.module.css'

const text = z.object({ title: z.string(), summary: z.string(), bodyHtml: z.string() })

/** Two texts of one article, saved at once: both in full, their differences marked, and every way on from here. */
export function TextClash(props: {
  readonly theirs: unknown
  readonly yours: unknown
  readonly onKeepMine: () => void
  readonly onKeepTheirs: () => void
  /** Opens the editor with both; left out where there is no editor for it. */
  readonly onJoin?: () => void
}) {
  const { onKeepMine, onKeepTheirs, onJoin } = props
  const { t } = useTranslation(['knowledge', 'sync'])
  const [mode, setMode] = useComparisonMode()
  const [theirs, yours] = [text.safeParse(props.theirs).data, text.safeParse(props.yours).data]
  const { data } = useAsk(
    'article.compare',
    { from: theirs ?? blank, to: yours ?? blank },
    { enabled: theirs !== undefined && yours !== undefined },
  )
  return (
    <div className={classes.clash}>
      <div className={classes.tools}>
        <ModeControl mode={mode} onMode={setMode} />
      </div>
      {data && (
        <div className={classes.texts}>
          <ComparisonView
            comparison={data}
            mode={mode}
            names={{ from: t('sync:attention.theirs'), to: t('sync:attention.yours') }}
          />
        </div>
      )}
      <div className={classes.actions}>
        {onJoin && (
          <Button size="compact-sm" variant="filled" onClick={onJoin}>
            {t('knowledge:clash.inEditor')}
          </Button>
        )}
        <Button size="compact-sm" onClick={onKeepMine}>
          {t('sync:attention.keepMine')}
        </Button>
        <Button size="compact-sm" onClick={onKeepTheirs}>
          {t('sync:attention.keepTheirs')}
        </Button>
        {yours && (
          <CopyButton value={`${yours.title}\n\n${yours.summary}\n\n${htmlToText(yours.bodyHtml)}`}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="subtle" color="gray" onClick={copy}>
                {copied ? t('sync:attention.copied') : t('sync:attention.copy')}
              </Button>
            )}
          </CopyButton>
        )}
      </div>
    </div>
  )
}

const blank = { title: '', summary: '', bodyHtml: '' }
