import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fillInlineImages, listenForLinks } from '../../../../app/writing/live.ts'
import classes from './body.module.css'
import type { CleanBody } from './sanitise.ts'

/** An empty page that main serves with a policy of its own; see `electron/shell/page-policy.ts`. */
const framePath = '/message-frame'

/** Heights measured before, so that a frame that comes back has its place at once. */
const heights = new WeakMap<CleanBody, Map<string, number>>()

interface FrameProps {
  readonly clean: CleanBody
  readonly part: 'body' | 'quoted'
  /** The person asked for images from elsewhere. */
  readonly remote: boolean
  readonly label: string
}

/**
 * HTML of others in a frame: no scripts (no `allow-scripts`), and a page whose policy loads nothing but images that
 * came along, those from elsewhere only when asked. `allow-same-origin` lets us measure it and listen to its links; without scripts in it,
 * nobody inside can use that. It is made only when it comes near the view.
 */
export function MessageFrame({ clean, part, remote, label }: FrameProps) {
  // Not the person's choice: under "system" that stays the same when the desktop turns dark.
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const holder = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [height, setHeight] = useState(() => heights.get(clean)?.get(part) ?? estimate(clean))
  // A letter that paints its own colours was meant for white paper; every other one takes on the theme.
  const paper = clean.ownColours
  const key = `${dark} ${remote}`

  useLayoutEffect(() => {
    const element = holder.current
    if (!element) return
    // Two screens ahead: measured before it is seen.
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((each) => each.isIntersecting)) setNear(true)
      },
      { rootMargin: '1200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const onMeasured = (measured: number) => {
    const known = heights.get(clean) ?? new Map<string, number>()
    known.set(part, measured)
    heights.set(clean, known)
    setHeight(measured)
  }

  return (
    <div ref={holder} className={classes.frameHolder} data-paper={paper || undefined} style={{ height }}>
      {near && (
        <Frame
          key={key}
          clean={clean}
          part={part}
          remote={remote}
          label={label}
          dark={dark && !paper}
          onMeasured={onMeasured}
        />
      )}
    </div>
  )
}

function Frame(props: FrameProps & { readonly dark: boolean; readonly onMeasured: (height: number) => void }) {
  const { clean, part, remote, label, dark, onMeasured } = props
  const frame = useRef<HTMLIFrameElement>(null)
  const measured = useRef(onMeasured)
  useEffect(() => {
    measured.current = onMeasured
  })

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let stop: (() => void) | undefined
    const fill = () => {
      const inner = element.contentDocument
      // Before it has loaded, a frame holds the blank page that every frame begins with.
      if (!inner?.body || stop || inner.readyState === 'loading' || inner.location.pathname !== framePath) return
      const style = inner.createElement('style')
      style.textContent = pageStyle(dark)
      const page = inner.createElement('div')
      page.id = 'page'
      inner.head.append(style)
      inner.body.append(page)
      const fragment = part === 'body' ? clean.fragment : clean.quoted
      // Nodes are handed over, not text: nothing is parsed a second time.
      if (fragment) page.append(inner.importNode(fragment, true))
      if (remote) {
        for (const image of page.querySelectorAll<HTMLImageElement>('img[data-remote]'))
          image.src = image.dataset.remote ?? ''
      }
      void fillInlineImages(page)
      const stopLinks = listenForLinks(inner)
      const stopKeys = passKeysOn(inner, element)
      const observer = new ResizeObserver(() => measured.current(Math.ceil(page.getBoundingClientRect().height)))
      observer.observe(page)
      stop = () => {
        observer.disconnect()
        stopLinks()
        stopKeys()
      }
    }
    element.addEventListener('load', fill)
    fill()
    return () => {
      element.removeEventListener('load', fill)
      stop?.()
    }
  }, [clean, part, remote, dark])

  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={label}
      sandbox="allow-same-origin"
      src={remote ? `${framePath}?images=remote` : framePath}
    />
  )
}

/** Keys pressed while the frame has the focus are meant for the window: its shortcuts go on working. */
function passKeysOn(inner: Document, frame: HTMLIFrameElement): () => void {
  const pass = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key === 'Tab') return
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
    const copy = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      altKey,
      shiftKey,
      bubbles: true,
      cancelable: true,
    })
    if (!frame.dispatchEvent(copy)) event.preventDefault()
  }
  inner.addEventListener('keydown', pass)
  return () => inner.removeEventListener('keydown', pass)
}

function estimate({ textLength, remoteImages }: CleanBody): number {
  return Math.min(900, 40 + Math.ceil(textLength / 90) * 20 + remoteImages * 20)
}

/** The look of the page inside, by the theme outside. */
function pageStyle(dark: boolean): string {
  const text = dark ? '#e4e6ea' : '#1b1f26'
  const link = dark ? '#a3b6f7' : '#3350b8'
  return `:root{color-scheme:${dark ? 'dark' : 'light'}}
html,body{margin:0;padding:0;background:transparent;overflow:hidden}
#page{display:flow-root;overflow-x:auto;overflow-y:hidden;color:${text};font:13px/20px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
#page>:first-child{margin-top:0}#page>:last-child{margin-bottom:0}
p{margin:0 0 8px}img{max-width:100%;height:auto}img[data-remote]:not([src]){display:none}
table{max-width:100%;font-size:inherit}pre{white-space:pre-wrap}
blockquote{margin:4px 0;padding-left:12px;border-left:2px solid color-mix(in srgb,currentColor 25%,transparent)}
[data-link]{color:${link};text-decoration:underline;cursor:pointer}[data-link]:focus-visible{outline:2px solid ${link};outline-offset:1px}`
}
