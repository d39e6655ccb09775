'use client'
import { useEffect, useEffectEvent } from 'react'

export interface ReviewKeys {
  /** Counted from 0. */
  onTick: (place: number) => void
  onComment: () => void
  onNext: () => void
  onPrevious: () => void
  onDone: () => void
}

/** Single keys of a reviewer, anywhere but where one types. `on` turns those without Ctrl off (WCAG 2.1.4). */
export function useReviewKeys(keys: ReviewKeys, on: boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing || typesIn(event.target)) return
    const act = actOf(event, keys, on)
    if (act === null) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

function actOf(event: KeyboardEvent, keys: ReviewKeys, on: boolean): (() => void) | null {
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? keys.onDone : null
  if (!on) return null
  if (/^[0-9]$/.test(event.key)) {
    // 1 is the first, and 0 the tenth, as they stand on a keyboard.
    const place = (Number(event.key) + 9) % 10
    return () => keys.onTick(place)
  }
  const byKey: Readonly<Record<string, () => void>> = {
    c: keys.onComment,
    n: keys.onNext,
    p: keys.onPrevious,
  }
  return byKey[event.key] ?? null
}

/** A program that is read is no field, though a browser lets one put a cursor into it. */
function typesIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[data-reading]') !== null) return false
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  )
}
