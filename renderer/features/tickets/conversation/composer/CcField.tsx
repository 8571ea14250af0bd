import { IconX } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { emailAddress, limits } from '#shared/domain/primitives'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './composer.module.css'
import { splitAddresses } from './limits.ts'

interface CcFieldProps {
  readonly cc: readonly string[]
  readonly onChange: (cc: readonly string[]) => void
  /** True while something stands in the field that is no address: it must not be lost by sending. */
  readonly onInvalid: (invalid: boolean) => void
}

/** Further recipients. Enter, comma or leaving the field adds an address; a wrong one stays and says so. */
export function CcField({ cc, onChange, onInvalid }: CcFieldProps) {
  const { t } = useTranslation('conversation')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const input = useRef<HTMLInputElement>(null)

  const add = (typed: string) => {
    const parts = splitAddresses(typed)
    const good = parts.filter((part) => emailAddress.safeParse(part).success)
    const bad = parts.filter((part) => !good.includes(part))
    const next = [...new Set([...cc, ...good])]
    if (next.length > limits.recipients) {
      setProblem(t('conversation:cc.tooMany', { limit: limits.recipients }))
      onInvalid(true)
      return
    }
    if (next.length !== cc.length) onChange(next)
    setText(bad.join(', '))
    setProblem(bad.length > 0 ? t('conversation:cc.invalid', { address: bad.join(', '), count: bad.length }) : null)
    onInvalid(bad.length > 0)
  }

  return (
    <div className={classes.cc}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; the field itself takes the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className={classes.ccRow} onClick={() => input.current?.focus()}>
        <label htmlFor={`${problemId}-input`} className={classes.ccLabel}>
          {t('conversation:cc.label')}
        </label>
        {cc.map((address) => (
          <span key={address} className={classes.ccChip}>
            {address}
            <button
              type="button"
              onClick={() => onChange(cc.filter((each) => each !== address))}
              aria-label={t('conversation:cc.remove', { address })}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={`${problemId}-input`}
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          className={classes.ccInput}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value
            setProblem(null)
            if (/[,;]/.test(typed)) add(typed)
            else {
              setText(typed)
              onInvalid(false)
            }
          }}
          onPaste={(event) => {
            event.preventDefault()
            add(`${text} ${event.clipboardData.getData('text/plain')}`)
          }}
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
              event.preventDefault()
              add(text)
            }
            if (event.key === 'Backspace' && text === '' && cc.length > 0) onChange(cc.slice(0, -1))
          }}
        />
      </div>
      {problem && (
        <p id={problemId} role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
