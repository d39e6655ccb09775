'use client'
import { useEffect, useRef, useState, useTransition } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { AnswerParts, type UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'

export interface PreviewCase {
  part: string
  name: string
  response: Response[string]
}

/** The variant that is answered. */
export interface PreviewPlace {
  slug: string
  exerciseId: string
  which: 'draft' | number
  seed: string
}

export interface PreviewFormProps {
  parts: readonly PresentedPart[]
  /** Answers to fill in: the right one, the misconceptions, the blank. */
  cases: readonly PreviewCase[]
  place: PreviewPlace
  /** Judges without storing anything. */
  judge: (
    input: PreviewPlace & { response: Response },
  ) => Promise<
    { ok: true; result: ExplainedResult } | { ok: false; says: string; unjudged?: readonly UnjudgedPart[] }
  >
}

const pointsOf = (parts: readonly PresentedPart[]) => parts.reduce((sum, { points }) => sum + points, 0)

/** The parts as a student has them, with the real grader's verdict as often as wanted. */
export function PreviewForm({ parts, cases, place, judge }: PreviewFormProps) {
  const [response, setResponse] = useState<Response>({})
  // A widget may keep what was typed by itself: filling in from outside begins it anew.
  const [generation, setGeneration] = useState(0)
  const [result, setResult] = useState<ExplainedResult | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [unjudged, setUnjudged] = useState<readonly UnjudgedPart[]>([])
  const [pending, startTransition] = useTransition()
  const verdict = useRef<HTMLHeadingElement>(null)
  const points = pointsOf(parts)

  useEffect(() => {
    if (result !== null) verdict.current?.focus()
  }, [result])

  function change(next: Response) {
    setResponse(next)
    setResult(null)
    setRefusal(null)
    setUnjudged([])
  }

  function fill(index: string) {
    const chosen = cases[Number(index)]
    if (!chosen) return
    change({ ...response, [chosen.part]: chosen.response })
    setGeneration((count) => count + 1)
  }

  function send() {
    startTransition(async () => {
      const answer = await judge({ ...place, response }).catch(() => null)
      if (answer?.ok) {
        setResult(answer.result)
        setRefusal(null)
      } else {
        setUnjudged(answer?.unjudged ?? [])
        setRefusal(answer?.says ?? 'The server did not answer. Try again.')
      }
    })
  }

  return (
    <>
      {cases.length > 0 && (
        <Select
          label="Fill in"
          options={[
            { id: '', name: 'Choose an answer …' },
            ...cases.map(({ part, name }, index) => ({ id: String(index), name: `${part}: ${name}` })),
          ]}
          value=""
          onChange={fill}
          className="mb-6 max-w-md"
        />
      )}
      <AnswerParts
        key={generation}
        parts={parts}
        points={points}
        response={response}
        judged={result && { response, result }}
        locked={pending}
        unjudged={unjudged}
        onAnswer={(part, answer) => change({ ...response, [part]: answer })}
      />
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button look="primary" isPending={pending} onPress={send}>
          {pending ? 'Judging …' : 'Judge this answer'}
        </Button>
        <span className="text-13 text-muted">Nothing is stored.</span>
      </div>
      {result && (
        <Notice
          kind={result.score === 1 ? 'pass' : 'fail'}
          heading={3}
          titleRef={verdict}
          title={`${formatPoints(result.score * points)} of ${formatPoints(points)} points of the exercise`}
          className="mt-4"
        />
      )}
      {refusal && <Notice kind="attention" word="Not judged" title={refusal} live className="mt-4" />}
    </>
  )
}
