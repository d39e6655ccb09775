'use client'
import { type RefObject, useState } from 'react'
import { downloadSvg } from '#components/instruments/download-svg.ts'
import { useAddress } from '#components/instruments/use-address.ts'
import { Button } from '#components/ui/button.tsx'

export interface InstrumentActionsProps {
  /** What is set, with a question mark in front. */
  query: string
  /** What is drawn: its name among the buttons, that of its file, and what it stands in. */
  drawings?: readonly { name: string; file: string; within: RefObject<HTMLElement | null> }[]
}

/** What can be done with an instrument as it is set. The address follows it. */
export function InstrumentActions({ query, drawings = [] }: InstrumentActionsProps) {
  const fits = useAddress(query)
  const [copied, setCopied] = useState<{ query: string; done: boolean } | null>(null)
  const said = copied?.query === query ? copied : null
  async function copy() {
    try {
      await navigator.clipboard.writeText(new URL(query, window.location.href).href)
      setCopied({ query, done: true })
    } catch {
      setCopied({ query, done: false })
    }
  }
  return (
    <div className="print:hidden">
      <p className="flex flex-wrap gap-3">
        <Button isDisabled={!fits} onPress={() => void copy()}>
          Copy the link
        </Button>
        <Button onPress={() => window.print()}>Print</Button>
        {drawings.map(({ name, file, within }) => (
          <Button key={file} onPress={() => save(within.current, file)}>
            Download the {name} (SVG)
          </Button>
        ))}
      </p>
      <output className="mt-1 block min-h-6 text-13 text-muted">
        {!fits
          ? 'This is too long for an address: a link would not show it.'
          : said &&
            (said.done
              ? 'The link is copied.'
              : 'Copy it from the address bar: the browser gives no clipboard.')}
      </output>
    </div>
  )
}

function save(within: HTMLElement | null, file: string): void {
  const drawing = within?.querySelector('svg')
  if (drawing) downloadSvg(drawing, file)
}
