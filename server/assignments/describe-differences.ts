import type { Counting, Reveal } from '#prisma-client'
import type { AssignmentSettings, SettingsRow } from '#server/assignments/assignment-settings.ts'
import { sayMoment } from '#server/course-zone.ts'

interface Words {
  /** Of an exercise version. */
  titleOf: (exerciseVersionId: string) => string
  /** By whose clocks moments are said. */
  course: { timeZone: string | null }
}

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

/** In what stored settings differ from those that someone wants to save: one sentence each. */
export function describeDifferences(stored: SettingsRow, wanted: AssignmentSettings, words: Words): string[] {
  const category =
    stored.categoryId === wanted.categoryId ? [] : ['Category: stored is another one than yours.']
  return differing(stored, wanted, words)
    .map(([name, theirs, yours]) => `${name}: stored is ${theirs}; yours is ${yours}.`)
    .concat(category)
}

/** What saving changes, as the audit log says it. */
export function describeChanges(stored: SettingsRow, wanted: AssignmentSettings, words: Words): string[] {
  const category = stored.categoryId === wanted.categoryId ? [] : ['Category: another one']
  return differing(stored, wanted, words)
    .map(([name, was, is]) => `${name}: ${was} → ${is}`)
    .concat(category)
}

function differing(
  stored: SettingsRow,
  wanted: AssignmentSettings,
  { titleOf, course }: Words,
): [name: string, stored: string, wanted: string][] {
  const said = (at: Date | null) => (at === null ? 'never' : sayMoment(at, course))
  const pairs: [name: string, stored: string, wanted: string][] = [
    ['Title', stored.title, wanted.title],
    ['Opens', said(stored.opensAt), said(wanted.opensAt)],
    ['Due', said(stored.dueAt), said(wanted.dueAt)],
    ['Late work until', said(stored.lateUntil), said(wanted.lateUntil)],
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
    ['Exam', sayExam(stored.exam, said), sayExam(wanted.exam, said)],
    ['Pools', listPools(stored), listPools(pooled(wanted))],
  ]
  return pairs.filter(([, theirs, yours]) => theirs !== yours)
}

const sayGroups = (size: number | null) => (size === null ? 'everybody alone' : `at most ${size} members`)

function sayExam(exam: AssignmentSettings['exam'], said: (at: Date) => string): string {
  if (exam === null) return 'no'
  const { minutes, accessCode, networks, releaseAt } = exam
  const from = networks.length === 0 ? 'anywhere' : networks.join(', ')
  return `${minutes} min, access code ${accessCode ?? 'none'}, from ${from}, released ${releaseAt === null ? 'by hand' : said(releaseAt)}`
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
