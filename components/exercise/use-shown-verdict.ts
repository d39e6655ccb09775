'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'

/** For the heading of a verdict: whenever there is a new one, by its id, it has the focus and is in the window. */
export function useShownVerdict(id: string | undefined): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (id === undefined) return
    heading.current?.focus({ preventScroll: true })
    // The buttons stand above the verdict: both are at the top of the window, before anything is painted.
    heading.current?.closest('[data-verdict-room]')?.scrollIntoView({ block: 'start' })
  }, [id])
  return heading
}
