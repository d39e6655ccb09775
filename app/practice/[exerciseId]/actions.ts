'use server'

import { headers } from 'next/headers'
import { endPractice } from '#server/practice/end-practice.ts'
import { judgePractice } from '#server/practice/judge-practice.ts'

type Sent<Work extends (input: unknown, ...rest: never[]) => unknown> = ReturnType<Work>

/** For anybody: nobody has to sign in to try an exercise. Counted by network, and nothing is stored. */
export async function judgePracticeAction(input: unknown): Sent<typeof judgePractice> {
  return judgePractice(input, await headers())
}

/** For anybody. */
export async function endPracticeAction(input: unknown): Sent<typeof endPractice> {
  return endPractice(input)
}
