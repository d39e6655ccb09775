'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'

export interface MatchStepperProps {
  /** Of each match, where it stands, in words. */
  matches: readonly string[]
}

/** Goes from match to match, on both sides at once: by buttons, or by the keys N and P. */
export function MatchStepper({ matches }: MatchStepperProps) {
  const [at, setAt] = useState<number | null>(null)
  const go = (step: 1 | -1) => {
    const next =
      at === null ? (step === 1 ? 0 : matches.length - 1) : (at + step + matches.length) % matches.length
    setAt(next)
    for (const side of ['left', 'right']) show(`${side}-${next + 1}`)
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === 'n') go(1)
    if (event.key === 'p') go(-1)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const where = at === null ? null : `Match ${at + 1} of ${matches.length}: ${matches[at] ?? ''}.`
  return (
    <div className="sticky top-0 z-1 mb-4 flex flex-wrap items-center gap-3 bg-background py-2 print:hidden">
      <Button size="small" onPress={() => go(-1)}>
        Previous match <kbd>P</kbd>
      </Button>
      <Button size="small" onPress={() => go(1)}>
        Next match <kbd>N</kbd>
      </Button>
      <span className="min-h-6 text-13">{where ?? `${matches.length} in all`}</span>
      <Announcer message={where ?? ''} />
    </div>
  )
}

/** Within its own frame: the page stays where it is. */
function show(match: string): void {
  const element = document.querySelector<HTMLElement>(`[data-match="${match}"]`)
  const frame = element?.closest<HTMLElement>('[role="group"]')
  if (!element || !frame) return
  const below = element.getBoundingClientRect().top - frame.getBoundingClientRect().top
  frame.scrollTop += below - 8
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
