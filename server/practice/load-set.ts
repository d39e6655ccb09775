import { createHash } from 'node:crypto'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { database } from '#server/database/client.ts'
import { askTree, type ExerciseReply } from '#server/exercises/ask-exercise.ts'
import { log } from '#server/log.ts'
import { type BundledVersion, findPractice } from '#server/practice/find-practice.ts'
import { openSet, type PracticeSet, type SetRefusal } from '#server/practice/practice-set.ts'
import type { NoPractice } from '#server/practice/practice-view.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export interface LoadedSet {
  set: PracticeSet
  /** Of the version that the numbers are of, which need not be the newest any more. */
  treeDigest: string
  parameters: Parameters
}

type LoadRefusal = SetRefusal | Refusal<'not-offered' | 'busy'>

/** A sealed set with its numbers made again, for as long as the exercise may be tried. */
export async function loadSet(
  exerciseId: string,
  sealed: string,
  now: Date,
): Promise<LoadedSet | LoadRefusal> {
  const set = openSet(exerciseId, sealed, now)
  if ('ok' in set) return set
  const bundled = (await findPractice([exerciseId], now)).get(exerciseId)
  if (bundled === undefined || bundled.because !== null) return notOffered(bundled?.because ?? 'off')
  const treeDigest = await findTree(bundled, set)
  if (treeDigest === null) return notOffered('off')
  const parameters = await orBusy(askTree(treeDigest, { want: 'parameters', seed: set.seed }, 'practice'))
  return 'ok' in parameters ? parameters : { set, treeDigest, parameters: parameters.found }
}

async function findTree(bundled: BundledVersion, { versionId }: PracticeSet): Promise<string | null> {
  if (versionId === bundled.versionId) return bundled.treeDigest
  const { exerciseId } = bundled
  const older = await database.exerciseVersion.findFirst({ where: { id: versionId, exerciseId } })
  return older?.treeDigest ?? null
}

/** Names the numbers and tells nothing of them: nobody can guess a seed. */
export const nameOf = ({ seed }: PracticeSet) =>
  createHash('sha256').update(`numbers ${seed}`).digest('hex').slice(0, 16)

/** What was found; a refusal when too much waits. Throws for an exercise that cannot be shown. */
export async function orBusy<Found>(
  asked: Promise<{ ok: true; found: Found } | Extract<ExerciseReply<'facts'>, { ok: false }>>,
): Promise<{ found: Found } | Refusal<'busy'>> {
  const reply = await asked
  if (reply.ok) return { found: reply.found }
  if (reply.because === 'full') {
    return refuse('busy', 'Very many exercises are being tried at this moment. Try again in a minute.')
  }
  log.error({ because: reply.because, detail: reply.detail }, 'An exercise could not be shown for practice.')
  throw new Error(`A published exercise cannot be shown for practice (${reply.because}): ${reply.detail}`)
}

const reasons: Record<NoPractice, string> = {
  off: 'Exercises cannot be tried here without an account. Sign in to work on those of your course.',
  lab: 'A lab runs your program, and needs an account. Sign in to work on it in your course.',
  assigned:
    'This exercise is part of an assignment that goes on, and has few different numbers: it can be tried here when the assignment is over.',
  'not-counted': 'This exercise cannot be tried just now. Come back after the next start of the site.',
}

export const notOffered = (because: NoPractice): Refusal<'not-offered'> =>
  refuse('not-offered', reasons[because])
