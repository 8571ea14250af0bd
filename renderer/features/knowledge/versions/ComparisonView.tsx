import { Fragment, useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import type { ComparedBlock } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './comparison.module.css'
import { foldSame } from './fold-same.ts'

export type Comparison = NonNullable<QueryResult<'article.compare'>>
export type ComparisonMode = 'inline' | 'sides'
type Side = 'from' | 'to'

/** How one text became another: words that came and went, told by mark and by form. What stayed is folded away. */
export function ComparisonView(props: {
  readonly comparison: Pick<Comparison, 'blocks'>
  readonly mode: ComparisonMode
  /** What stands over the two sides. */
  readonly names?: { readonly from: string; readonly to: string }
}) {
  const { comparison, mode, names } = props
  const { t } = useTranslation('knowledge')
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const pieces = foldSame(comparison.blocks, opened)
  if (comparison.blocks.every(({ kind }) => kind === 'same'))
    return <p className={classes.none}>{t('knowledge:versions.same')}</p>
  return (
    <div className={classes.comparison} data-mode={mode} data-selectable>
      {mode === 'sides' && names && (
        <>
          <h3 className={classes.sideName}>{names.from}</h3>
          <h3 className={classes.sideName}>{names.to}</h3>
        </>
      )}
      {pieces.map((piece) =>
        piece.kind === 'folded' ? (
          <button
            key={`fold-${piece.at}`}
            type="button"
            className={classes.fold}
            onClick={() => setOpened(new Set([...opened, piece.at]))}
          >
            {t('knowledge:versions.folded', { count: piece.count })}
          </button>
        ) : mode === 'inline' ? (
          <Block key={piece.at} block={piece.block} side={null} />
        ) : (
          <Fragment key={piece.at}>
            <Block block={piece.block} side="from" />
            <Block block={piece.block} side="to" />
          </Fragment>
        ),
      )}
    </div>
  )
}

function Block({ block, side }: { readonly block: ComparedBlock; readonly side: Side | null }) {
  const { t } = useTranslation('knowledge')
  const { kind, parts, level } = block
  const hidden = side === 'from' ? 'added' : side === 'to' ? 'removed' : null
  const shown = parts.filter((part) => part.kind !== hidden)
  const isAway = kind === hidden || shown.length === 0
  const isChanged = kind !== 'same' && !isAway
  return (
    <div
      className={classes.block}
      data-block={block.block}
      data-kind={isAway ? 'away' : kind}
      data-side={side ?? undefined}
      style={block.block === 'list-item' ? { paddingInlineStart: 20 + level * 16 } : undefined}
    >
      <span className={classes.gutter} aria-hidden>
        {isChanged ? (kind === 'added' || side === 'to' ? '+' : kind === 'removed' || side === 'from' ? '−' : '±') : ''}
      </span>
      <div className={classes.words}>
        {!isAway && (block.block === 'image' || block.block === 'snippet') && (
          <span className={classes.label}>{t(`knowledge:block.${block.block}`)} </span>
        )}
        {!isAway && <Words block={block} parts={shown} />}
      </div>
    </div>
  )
}

function Words({ block, parts }: { readonly block: ComparedBlock; readonly parts: ComparedBlock['parts'] }) {
  const snippets = useAsk('snippet.list', {}, { enabled: block.block === 'snippet' }).data
  const text = (words: string) =>
    block.block === 'snippet' ? (snippets?.find(({ id }) => id === words.trim())?.name ?? words) : words
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
    if (part.kind === 'added') return <ins key={index}>{text(part.text)}</ins>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
    if (part.kind === 'removed') return <del key={index}>{text(part.text)}</del>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
    return <span key={index}>{text(part.text)}</span>
  })
}
