import { IconArrowBackUp, IconLock, IconPaperclip } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { cleanBodyOf } from '../html/body-cache.ts'
import classes from './composer.module.css'

export type Kind = 'public' | 'note'

interface TabProps {
  readonly kind: Kind
  readonly chosen: Kind
  readonly onChoose: (kind: Kind) => void
}

export function Tab({ kind, chosen, onChoose }: TabProps) {
  const { t } = useTranslation('conversation')
  const Icon = kind === 'note' ? IconLock : IconArrowBackUp
  const key = kind === 'note' ? 'N' : 'R'
  return (
    <button
      type="button"
      role="tab"
      className={classes.tab}
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
export function Placeholder({ html, text, label, onWant, onTyped }: PlaceholderProps) {
  const plain = html === '' ? '' : (cleanBodyOf(html).fragment.textContent ?? '')
  return (
    <textarea
      key={plain}
      className={classes.placeholder}
      data-editor-stand
      aria-label={label}
      placeholder={text}
      defaultValue={plain}
      onFocus={(event) => {
        event.currentTarget.setSelectionRange(plain.length, plain.length)
        onWant()
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value
        if (typed.startsWith(plain)) onTyped(typed.slice(plain.length))
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
