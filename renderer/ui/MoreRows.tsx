import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'

/** How far below what is seen the next rows are fetched. */
const ahead = '400px'

/** The end of a list that goes on: more comes as one scrolls near, and by its button for whoever goes by key. */
export function MoreRows(props: { readonly label: string; readonly isLoading: boolean; readonly onMore: () => void }) {
  const { label, isLoading, onMore } = props
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef({ isLoading, onMore })
  useEffect(() => {
    latest.current = { isLoading, onMore }
  })
  // Anew after each page: an end that stays in sight is not told of again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a page is what it is observed again for
  useEffect(() => {
    const element = end.current
    if (!element) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting) && !latest.current.isLoading) latest.current.onMore()
      },
      { rootMargin: ahead },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isLoading])
  return (
    <div ref={end}>
      <Button size="compact-sm" loading={isLoading} onClick={onMore}>
        {label}
      </Button>
    </div>
  )
}
