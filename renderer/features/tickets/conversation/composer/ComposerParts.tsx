import { IconArrowBackUp, IconLock, IconPaperclip } from '@tabler/icons-react'
import { type Ref, useRef } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { cleanBodyOf } from '../html/body-cache.ts'
import classes from './composer.module.css'

export type Kind = 'public' | 'note'

interface TabsProps {
  readonly chosen: Kind
  /** The panel that they change. */
  readonly panelId: string
  /** One was pressed: the person wants to write. */
  readonly onChoose: (kind: Kind) => void
  /** One was reached by an arrow: the focus stays on it. */
  readonly onStep: (kind: Kind) => void
}

/** Where an arrow leads; with two tabs both lead to the other one. */
function stepTo(key: string, chosen: Kind): Kind | undefined {
  const other = chosen === 'public' ? 'note' : 'public'
  return ({ ArrowLeft: other, ArrowRight: other, Home: 'public', End: 'note' } as const)[key]
}

export function KindTabs({ chosen, panelId, onChoose, onStep }: TabsProps) {
  const { t } = useTranslation('conversation')
  return (
    <div
      className={classes.tabs}
      role="tablist"
      aria-label={t('conversation:composer.tabs')}
      onKeyDown={(event) => {
        const next = stepTo(event.key, chosen)
        if (!next || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        event.currentTarget.querySelector<HTMLElement>(`[data-kind="${next}"]`)?.focus()
        onStep(next)
      }}
    >
      <Tab kind="public" chosen={chosen} panelId={panelId} onChoose={onChoose} />
      <Tab kind="note" chosen={chosen} panelId={panelId} onChoose={onChoose} />
    </div>
  )
}

function Tab({ kind, chosen, panelId, onChoose }: Omit<TabsProps, 'onStep'> & { readonly kind: Kind }) {
  const { t } = useTranslation('conversation')
  const Icon = kind === 'note' ? IconLock : IconArrowBackUp
  const key = kind === 'note' ? 'N' : 'R'
  return (
    <button
      type="button"
      role="tab"
      className={classes.tab}
      data-kind={kind}
      // One stop for Tab; the arrows go on from there.
      tabIndex={kind === chosen ? 0 : -1}
      aria-controls={panelId}
      aria-selected={kind === chosen}
      aria-keyshortcuts={key.toLowerCase()}
      title={t('conversation:composer.tabHint', { tab: t(`conversation:composer.tab.${kind}`), key })}
      onClick={() => onChoose(kind)}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
      {t(`conversation:composer.tab.${kind}`)}
    </button>
  )
}

interface PlaceholderProps {
  readonly html: string
  /** What was typed already, behind that. */
  readonly typed: string
  readonly text: string
  readonly label: string
  readonly onWant: () => void
  /** What was typed before the editor was there. */
  readonly onTyped: (text: string) => void
}

/**
 * Stands for the editor until it is there. A real field, so that keys pressed meanwhile are text and neither lost nor
 * taken for shortcuts.
 */
export function Placeholder({ html, typed: before, text, label, onWant, onTyped }: PlaceholderProps) {
  const written = useRef(before)
  const plain = html === '' ? '' : (cleanBodyOf(html).fragment.textContent ?? '')
  return (
    <textarea
      className={classes.placeholder}
      data-editor-stand
      aria-label={label}
      placeholder={text}
      defaultValue={plain + before}
      onFocus={(event) => {
        const { length } = event.currentTarget.value
        event.currentTarget.setSelectionRange(length, length)
        onWant()
      }}
      onChange={(event) => {
        const field = event.currentTarget
        if (field.value.startsWith(plain)) {
          written.current = field.value.slice(plain.length)
          onTyped(written.current)
        } else {
          // The draft itself is HTML, which a plain field cannot change: better refused than seen and not kept.
          field.value = plain + written.current
        }
      }}
    />
  )
}

/** What will stand under the reply, on one line. */
export function Signature({ html }: { readonly html: string }) {
  const { t } = useTranslation('conversation')
  const { fragment } = cleanBodyOf(html)
  const copy = fragment.cloneNode(true) as DocumentFragment
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n')
  const text = [...copy.childNodes]
    .flatMap((node) => (node.textContent ?? '').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' · ')
  if (text === '') return null
  return (
    <p className={classes.signature} title={t('conversation:composer.signature')}>
      {t('conversation:composer.signatureLine', { text })}
    </p>
  )
}

/** The system's dialog for choosing files, opened by a click on its ref. */
export function FileInput(props: { readonly ref: Ref<HTMLInputElement>; readonly onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('conversation')
  return (
    <input
      ref={props.ref}
      type="file"
      multiple
      hidden
      aria-label={t('conversation:composer.attach')}
      onChange={(event) => {
        props.onFiles([...(event.currentTarget.files ?? [])])
        event.currentTarget.value = ''
      }}
    />
  )
}

export function AttachButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('conversation')
  const label = t('conversation:composer.attach')
  return (
    <button type="button" className={classes.tool} onClick={onClick} aria-label={label} title={label}>
      <IconPaperclip size={16} stroke={1.5} aria-hidden />
    </button>
  )
}
