import * as z from 'zod'
import { ExerciseIdSchema } from '#server/access/id-schema.ts'
import { openSet, sealSet, setCharactersMax } from '#server/practice/practice-set.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

const EndPracticeSchema = z.strictObject({
  exerciseId: ExerciseIdSchema,
  set: z.string().min(1).max(setCharactersMax),
})

/** The same set, ended: with it the page shows the solution. Only after an answer. */
export async function endPractice(
  input: unknown,
  now: Date = new Date(),
): Promise<{ ok: true; set: string } | Refusal> {
  const read = EndPracticeSchema.safeParse(input)
  if (!read.success) return refuse('invalid', 'This was not understood. Reload the page and try again.')
  const { exerciseId, set: sealed } = read.data
  const set = openSet(exerciseId, sealed, now)
  if ('ok' in set) return set
  if (set.stage === 'new') {
    return refuse('not-answered', 'Submit an answer for these numbers first; then you can see the solution.')
  }
  return { ok: true, set: sealSet(exerciseId, { ...set, stage: 'ended' }) }
}
