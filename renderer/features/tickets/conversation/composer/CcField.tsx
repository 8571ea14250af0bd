import { IconX } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import classes from './composer.module.css'
import { sentBy } from './send-keys.ts'
import type { Recipients } from './use-recipients.ts'

/** Further recipients. Enter, comma or leaving the field adds an address; a wrong one stays and says so. */
export function CcField({ recipients }: { readonly recipients: Recipients }) {
  const { t } = useTranslation('conversation')
  const { cc, text, problem } = recipients
  const problemId = useId()
  const input = useRef<HTMLInputElement>(null)

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
              onClick={() => recipients.remove(address)}
              aria-label={t('conversation:cc.remove', { address })}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={`${problemId}-input`}
          data-cc-input
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          className={classes.ccInput}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => recipients.type(event.currentTarget.value)}
          onPaste={(event) => {
            event.preventDefault()
            recipients.add(`${text} ${event.clipboardData.getData('text/plain')}`)
          }}
          onBlur={() => recipients.commit()}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && !sentBy(event.nativeEvent)) {
              event.preventDefault()
              recipients.commit()
            }
            if (event.key === 'Backspace' && text === '' && cc.length > 0) recipients.removeLast()
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
