'use client'
import { type RefObject, useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CheckIcon, CopyIcon } from '#components/ui/icons.tsx'

const saidMs = 2_500

export interface CopyButtonProps {
  text: string
  /** What is copied, for a screen reader: "the command". */
  what: string
  /** Where it stands: it is selected where the browser gives no clipboard, as on a page without TLS. */
  source: RefObject<HTMLElement | null>
}

/** Copies a text, and says so. */
export function CopyButton({ text, what, source }: CopyButtonProps) {
  const [done, setDone] = useState<'copied' | 'selected' | null>(null)
  useEffect(() => {
    if (done === null) return undefined
    const timer = setTimeout(() => setDone(null), saidMs)
    return () => clearTimeout(timer)
  }, [done])
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setDone('copied')
    } catch {
      if (source.current) getSelection()?.selectAllChildren(source.current)
      setDone('selected')
    }
  }
  return (
    <>
      <Button
        size="small"
        // As wide as its longest word: nothing moves when it answers.
        className="min-w-24 shrink-0"
        aria-label={`Copy ${what}`}
        onPress={() => void copy()}
      >
        {done === null ? <CopyIcon className="size-4" /> : <CheckIcon className="size-4" />}
        {done === null ? 'Copy' : done === 'copied' ? 'Copied' : 'Selected'}
      </Button>
      <output aria-live="polite" className="sr-only">
        {done === 'copied' && 'Copied.'}
        {done === 'selected' && 'It is selected: copy it with Ctrl+C.'}
      </output>
    </>
  )
}
