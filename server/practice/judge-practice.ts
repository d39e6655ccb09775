import * as z from 'zod'
import { type ExplainedResult, explainResult } from '#graders/exercise/explain-result.ts'
import type { UnjudgedResponse } from '#graders/exercise/judge-response.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { ExerciseIdSchema } from '#server/access/id-schema.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import { countPractice } from '#server/practice/count-practice.ts'
import { loadSet } from '#server/practice/load-set.ts'
import { sealSet, setCharactersMax } from '#server/practice/practice-set.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { judgeAnswer } from '#server/submissions/judge-answer.ts'

const JudgePracticeSchema = z.strictObject({
  exerciseId: ExerciseIdSchema,
  set: z.string().min(1).max(setCharactersMax),
  response: ResponseSchema,
})

type Judged =
  /** `set` is the one to go on with: answered, and with full marks ended. */
  { ok: true; result: ExplainedResult; set: string } | Refusal | (Refusal & UnjudgedResponse)

/** Judges an answer of somebody without an account and stores nothing. What comes back never holds a right value. */
export async function judgePractice(
  input: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<Judged> {
  const read = JudgePracticeSchema.safeParse(input)
  if (!read.success) {
    return refuse('invalid', 'Not judged: the answer was not understood. Check it, or take new numbers.')
  }
  const { exerciseId, set: sealed, response } = read.data
  const tooMuch = await countPractice(headers, 'judge', now)
  if (tooMuch !== null) return tooMuch
  const loaded = await loadSet(exerciseId, sealed, now)
  if ('ok' in loaded) return loaded
  const { set, treeDigest, parameters } = loaded
  if (set.stage === 'ended') {
    return refuse('set-ended', 'This set of numbers is ended. Take new numbers to go on.')
  }
  const judgement = await judgeAnswer(treeDigest, parameters, response, 'practice')
  switch (judgement.is) {
    case 'busy':
      return refuse('busy', 'Not judged: very many answers are being judged now. Submit again in a minute.')
    case 'unreadable': {
      const says = 'Not gradable: a part cannot be read. Mend it and submit again.'
      return { ...refuse('not-gradable', says), unjudged: judgement.unreadable }
    }
    case 'unjudged':
      return { ...refuse('not-judged', 'Not judged: see the part.'), unjudged: judgement.unjudged }
    case 'faulted':
      return refuse('faulted', `Not graded, our side: ${sayFault(judgement.fault)} Submit again.`)
    case 'judged': {
      const stage = judgement.result.score >= 1 ? 'ended' : 'answered'
      const result = explainResult(judgement.result, false)
      return { ok: true, result, set: sealSet(exerciseId, { ...set, stage }) }
    }
  }
}
