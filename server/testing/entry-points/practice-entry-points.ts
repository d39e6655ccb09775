import { findPractice } from '#server/practice/find-practice.ts'
import { newSet, sealSet } from '#server/practice/practice-set.ts'
import {
  actionEntry,
  callers,
  type EntryPoint,
  type Place,
} from '#server/testing/entry-points/entry-point.ts'
import { publishForPractice } from '#server/testing/publish-for-practice.ts'

/** Sets of numbers of an exercise that anybody may try: a new one, and one that was answered. */
export async function makePractice(): Promise<Place['practice']> {
  process.env.PRACTICE = 'on'
  const exerciseId = await publishForPractice('tried-by-anybody')
  const now = new Date()
  const found = (await findPractice([exerciseId], now)).get(exerciseId)
  const set = newSet(found?.versionId ?? '', now)
  return {
    exerciseId,
    set: sealSet(exerciseId, set),
    answered: sealSet(exerciseId, { ...set, stage: 'answered' }),
  }
}

/** For everybody, with or without an account. */
export const practiceEntryPoints: Record<string, EntryPoint> = {
  'practice/[exerciseId]/actions.ts judgePracticeAction': actionEntry(callers, ({ practice }) => ({
    exerciseId: practice.exerciseId,
    set: practice.set,
    response: {},
  })),
  'practice/[exerciseId]/actions.ts endPracticeAction': actionEntry(callers, ({ practice }) => ({
    exerciseId: practice.exerciseId,
    set: practice.answered,
  })),
}
