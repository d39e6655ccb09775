'use client'
import type { UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import { PartLink } from '#components/exercise/part-link.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface UnjudgedListProps {
  parts: readonly { id: string }[]
  unjudged: readonly UnjudgedPart[]
}

/** Parts that could not be judged as they are answered: neither right nor wrong. */
export function UnjudgedList({ parts, unjudged }: UnjudgedListProps) {
  return unjudged.map(({ part, says }) => (
    <Notice
      key={part}
      kind="attention"
      word="Not judged"
      title={
        <>
          <PartLink part={part}>Part {parts.findIndex(({ id }) => id === part) + 1}</PartLink>: {says}
        </>
      }
      live
      className="mt-2 max-w-measure"
    />
  ))
}
