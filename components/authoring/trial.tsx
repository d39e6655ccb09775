'use client'
import { useState } from 'react'
import { AnswerParts } from '#components/exercise/answer-parts.tsx'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'

/** The parts to try their widgets, without a verdict. */
export function Trial({ parts }: { parts: readonly PresentedPart[] }) {
  const [response, setResponse] = useState<Response>({})
  return (
    <AnswerParts
      parts={parts}
      points={parts.reduce((sum, { points }) => sum + points, 0)}
      response={response}
      judged={null}
      locked={false}
      onAnswer={(part, answer) => setResponse({ ...response, [part]: answer })}
    />
  )
}
