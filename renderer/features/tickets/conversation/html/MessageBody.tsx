import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { fillInlineImages, listenForLinks } from '../../../../app/writing/live.ts'
import classes from './body.module.css'
import { cleanBodyOf } from './body-cache.ts'
import { MessageFrame } from './MessageFrame.tsx'

interface BodyProps {
  readonly html: string
  readonly label: string
}

/** A message as it was written. Simple ones stand in the page, all others in a frame; see `sanitise.ts`. */
export const MessageBody = memo(function MessageBody({ html, label }: BodyProps) {
  // Another text is another body: neither its nodes nor the leave to load its images may outlive it.
  return <OneBody key={html} html={html} label={label} />
})

function OneBody({ html, label }: BodyProps) {
  const { t } = useTranslation('conversation')
  const clean = cleanBodyOf(html)
  const [remote, setRemote] = useState(false)
  const [quoteShown, setQuoteShown] = useState(false)
  const hidden = remote ? 0 : clean.remoteImages

  return (
    <>
      {hidden > 0 && (
        <p className={classes.remote}>
          {t('conversation:remote.blocked', { count: hidden })}
          <button type="button" className={classes.textButton} onClick={() => setRemote(true)}>
            {t('conversation:remote.load')}
          </button>
        </p>
      )}
      {clean.simple ? (
        <PlainTree fragment={clean.fragment} />
      ) : (
        <MessageFrame clean={clean} part="body" remote={remote} label={label} />
      )}
      {clean.quoted && (
        <button
          type="button"
          className={classes.quoteButton}
          aria-expanded={quoteShown}
          onClick={() => setQuoteShown(!quoteShown)}
        >
          {quoteShown ? t('conversation:quote.hide') : t('conversation:quote.show')}
        </button>
      )}
      {clean.quoted && quoteShown && (
        <div className={classes.quoted}>
          {clean.simple ? (
            <PlainTree fragment={clean.quoted} />
          ) : (
            <MessageFrame clean={clean} part="quoted" remote={remote} label={t('conversation:quote.label')} />
          )}
        </div>
      )}
    </>
  )
}

function PlainTree({ fragment }: { readonly fragment: DocumentFragment }) {
  const host = useRef<HTMLDivElement>(null)
  // A layout effect would be right too; a ref callback is the earliest moment and needs no second pass.
  const fill = (element: HTMLDivElement | null) => {
    host.current = element
    if (!element || element.dataset.filled) return
    element.dataset.filled = 'true'
    element.replaceChildren(document.importNode(fragment, true))
  }
  useEffect(() => {
    const element = host.current
    if (!element) return
    const stop = listenForLinks(element)
    void fillInlineImages(element)
    return stop
  }, [])
  return <div ref={fill} className={classes.plain} data-selectable dir="auto" />
}
