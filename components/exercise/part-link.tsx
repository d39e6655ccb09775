'use client'
import type { ReactNode } from 'react'
import { goToPart, partElementId } from '#components/exercise/go-to-part.ts'

/** Leads to a part of the exercise, and into its first field. */
export function PartLink({ part, children }: { part: string; children: ReactNode }) {
  return (
    <a
      href={`#${partElementId(part)}`}
      className="link inline-flex min-h-6 items-center"
      onClick={(event) => {
        event.preventDefault()
        goToPart(part)
      }}
    >
      {children}
    </a>
  )
}
