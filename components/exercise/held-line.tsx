'use client'
import { PartLink } from '#components/exercise/part-link.tsx'
import type { HeldPart } from '#components/parts/part-widget.tsx'
import { Button } from '#components/ui/button.tsx'

export interface HeldLineProps {
  held: readonly HeldPart[]
  parts: number
  onSubmitBlank: () => void
}

/** Why Submit did not submit: a part that cannot be read, or parts that are empty. One line, with what to do about it. */
export function HeldLine({ held, parts, onSubmitBlank }: HeldLineProps) {
  const unreadable = held.find(({ readability }) => readability.is === 'unreadable')
  if (unreadable?.readability.is === 'unreadable') {
    return (
      <p role="alert" className="text-15 text-attention">
        Not submitted: {nameOf(unreadable, parts)} cannot be read.{' '}
        <PartLink part={unreadable.part}>Go there</PartLink>
        <span className="block text-13">{unreadable.readability.says}</span>
      </p>
    )
  }
  const [first] = held
  if (first === undefined) return null
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-15 text-attention">
      <span>
        Not submitted: {namesOf(held, parts)} {held.length === 1 ? 'is' : 'are'} empty.
      </span>
      <PartLink part={first.part}>Go there</PartLink>
      <Button size="small" onPress={onSubmitBlank}>
        Submit {held.length === 1 ? 'it' : 'them'} blank
      </Button>
    </p>
  )
}

const nameOf = ({ number }: HeldPart, parts: number) => (parts === 1 ? 'the answer' : `part ${number}`)

function namesOf(held: readonly HeldPart[], parts: number): string {
  const [first, ...others] = held
  if (first === undefined || others.length === 0) return first ? nameOf(first, parts) : ''
  const numbers = held.map(({ number }) => number)
  return `parts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
