import type { UnreadablePart } from '#graders/exercise/find-unreadable.ts'
import type { Response } from '#graders/exercise/response.ts'
import { withoutParts } from '#server/exercises/without-parts.ts'
import type { Judgement } from '#server/submissions/judge-answer.ts'

/** Parts that cannot be read are found first, then those that are too intricate. */
const roundsMax = 3

interface ReadableJudgement {
  judgement: Extract<Judgement, { is: 'judged' | 'faulted' }>
  /** They were judged as if they were empty. */
  unreadable: readonly UnreadablePart[]
}

/** Judges what of an answer can be judged, where nobody can be asked to mend the rest. Null when too many others wait. */
export async function judgeReadable(
  judge: (response: Response) => Promise<Judgement>,
  response: Response,
): Promise<ReadableJudgement | null> {
  const unreadable: UnreadablePart[] = []
  let readable = response
  for (let round = 0; round < roundsMax; round += 1) {
    const judgement = await judge(readable)
    if (judgement.is === 'busy') return null
    if (judgement.is === 'judged' || judgement.is === 'faulted') return { judgement, unreadable }
    unreadable.push(...(judgement.is === 'unreadable' ? judgement.unreadable : judgement.unjudged))
    readable = withoutParts(response, unreadable)
  }
  const because = 'Parts of it could be neither read nor left out.'
  return { judgement: { is: 'faulted', fault: { code: 'grader-crashed', because } }, unreadable }
}
