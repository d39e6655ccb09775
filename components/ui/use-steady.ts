'use client'
import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function each time, which does what the newest `work` does: rows that are given it are not drawn anew for it.
 * For events; not to be called while a page is drawn. */
export function useSteady<Args extends readonly unknown[]>(
  work: (...args: Args) => void,
): (...args: Args) => void {
  const newest = useRef(work)
  useLayoutEffect(() => {
    newest.current = work
  })
  return useCallback((...args: Args) => newest.current(...args), [])
}
