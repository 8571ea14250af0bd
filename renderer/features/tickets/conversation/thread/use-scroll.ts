import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which the view counts as "at the end" and follows what arrives. */
const nearEnd = 48
const nearStart = 400

/**
 * Keeps the place of the reader. At the end it stays at the end, whatever grows; elsewhere what is read stays where it
 * is, also when older messages are put in front.
 */
export function useScrollKeeper(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  firstKey: string | undefined,
  onNearStart: () => void,
) {
  const atEndRef = useRef(true)
  const fromEnd = useRef(0)
  const top = useRef(0)
  const [atEnd, setAtEnd] = useState(true)

  const note = useCallback(() => {
    const element = scroller.current
    if (!element) return
    fromEnd.current = element.scrollHeight - element.scrollTop
    // Who is at the end leaves it by scrolling up. What has just grown below is followed: the message one has sent may
    // be there before the scroll event of the frame that brought the end into view.
    const stays = atEndRef.current && element.scrollTop >= top.current
    top.current = element.scrollTop
    atEndRef.current = stays || fromEnd.current - element.clientHeight < nearEnd
    setAtEnd(atEndRef.current)
  }, [scroller])

  const onScroll = useCallback(() => {
    note()
    const element = scroller.current
    if (element && element.scrollTop < nearStart) onNearStart()
  }, [note, scroller, onNearStart])

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    note()
  }, [scroller, note])

  /** Puts an element a little below the upper edge. */
  const toElement = useCallback(
    (target: HTMLElement) => {
      const element = scroller.current
      if (!element) return
      const wanted = target.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop
      element.scrollTop = Math.max(0, wanted - 24)
      atEndRef.current = false
      note()
    },
    [scroller, note],
  )

  // Something was put in front: the distance to the end is what stays.
  const first = useRef(firstKey)
  useLayoutEffect(() => {
    if (first.current === firstKey) return
    first.current = firstKey
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight - fromEnd.current
  }, [firstKey, scroller])

  useEffect(() => {
    const element = scroller.current
    const inner = content.current
    if (!element || !inner) return
    const observer = new ResizeObserver(() => {
      if (atEndRef.current) element.scrollTop = element.scrollHeight
      note()
    })
    observer.observe(inner)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, content, note])

  return { atEnd, onScroll, toEnd, toElement }
}
