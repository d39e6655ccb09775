import type { Counting, Reveal } from '#prisma-client'
import type { AssignmentSettings, SettingsRow } from '#server/assignments/assignment-settings.ts'

const inUtc = (at: Date | null) =>
  at === null ? 'never' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
const reveals: Record<Reveal, string> = {
  AFTER_SUBMIT: 'after a submission',
  AFTER_DUE: 'when it is over',
  NEVER: 'never',
}

const countings: Record<Counting, string> = {
  BEST: 'the best submission',
  LAST: 'the last submission',
  MEAN: 'the mean of all submissions',
}

/** In what stored settings differ from those that someone wants to save: one sentence each. `titleOf` names an
 * exercise version. */
export function describeDifferences(
  stored: SettingsRow,
  wanted: AssignmentSettings,
  titleOf: (exerciseVersionId: string) => string,
): string[] {
  const pairs: [name: string, stored: string, wanted: string][] = [
    ['Title', stored.title, wanted.title],
    ['Opens', inUtc(stored.opensAt), inUtc(wanted.opensAt)],
    ['Due', inUtc(stored.dueAt), inUtc(wanted.dueAt)],
    ['Late work until', inUtc(stored.lateUntil), inUtc(wanted.lateUntil)],
    ['Grace', `${stored.graceMinutes} min`, `${wanted.graceMinutes} min`],
    ['Off for each day late', `${stored.latePenalty} %`, `${wanted.latePenalty} %`],
    ['Off for being late, at most', `${stored.lateCap} %`, `${wanted.lateCap} %`],
    ['Submissions', String(stored.attempts ?? 'any number'), String(wanted.attempts ?? 'any number')],
    [
      'Retries with the same numbers',
      String(stored.retries ?? 'any number'),
      String(wanted.retries ?? 'any number'),
    ],
    ['Off for each retry', `${stored.retryCost} %`, `${wanted.retryCost} %`],
    ['What counts', countings[stored.counting], countings[wanted.counting]],
    ['Solution shown', reveals[stored.reveal], reveals[wanted.reveal]],
    ['Exercises', listed(stored.items, titleOf), listed(wanted.items, titleOf)],
    ['Groups', sayGroups(stored.groupSize), sayGroups(wanted.groupSize)],
    ['Exam', sayExam(stored.exam), sayExam(wanted.exam)],
    ['Pools', listPools(stored), listPools(pooled(wanted))],
  ]
  const category =
    stored.categoryId === wanted.categoryId ? [] : ['Category: stored is another one than yours.']
  return pairs
    .flatMap(([name, theirs, yours]) =>
      theirs === yours ? [] : [`${name}: stored is ${theirs}; yours is ${yours}.`],
    )
    .concat(category)
}

const sayGroups = (size: number | null) => (size === null ? 'everybody alone' : `at most ${size} members`)

function sayExam(exam: AssignmentSettings['exam']): string {
  if (exam === null) return 'no'
  const { minutes, accessCode, networks, releaseAt } = exam
  const from = networks.length === 0 ? 'anywhere' : networks.join(', ')
  return `${minutes} min, access code ${accessCode ?? 'none'}, from ${from}, released ${releaseAt === null ? 'by hand' : inUtc(releaseAt)}`
}

/** Which pool each item is in, as stored rows say it. */
const pooled = ({ items, pools }: AssignmentSettings) => ({
  pools: pools.map(({ title, draw }, at) => ({ id: String(at), title, draw })),
  items: items.map(({ pool }) => ({ poolId: pool === null ? null : String(pool) })),
})

function listPools({
  pools,
  items,
}: {
  pools: readonly { id: string; title: string; draw: number }[]
  items: readonly { poolId: string | null }[]
}): string {
  const each = pools.map(({ id, title, draw }) => {
    const places = items.flatMap(({ poolId }, at) => (poolId === id ? [at + 1] : []))
    return `${title} (${draw} of exercises ${places.join(', ')})`
  })
  return each.length === 0 ? 'none' : each.toSorted().join('; ')
}

function listed(
  items: readonly { exerciseVersionId: string; points: number }[],
  titleOf: (exerciseVersionId: string) => string,
): string {
  if (items.length === 0) return 'none'
  return items.map((item) => `${titleOf(item.exerciseVersionId)} (${item.points})`).join(', ')
}
