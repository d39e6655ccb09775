// What the assignment builder holds while one types, and what is wrong with it. The server has the last word; this
// says the same things at once.
import { checkGroupSize } from '#components/assignment/check-group-size.ts'
import { readTypedNumber } from '#components/assignment/read-number.ts'
import type { Counting } from '#components/course/counting-words.ts'
import type { SentSettings } from '#server/assignments/settings-view.ts'

export type Reveal = 'AFTER_SUBMIT' | 'AFTER_DUE' | 'NEVER'

export interface FormItem {
  /** Stays the same while the item moves. */
  key: string
  /** Null for one that is not saved yet. */
  id: string | null
  exerciseId: string
  exerciseVersionId: string
  title: string
  /** As typed. */
  points: string
  /** It has submissions, points given by hand, or was drawn: it stays, with its version. */
  fixed: boolean
  /** Nothing but a draw holds it. */
  drawn?: boolean
}

/** Exercises of which each student draws some. */
export interface FormPool {
  /** Stays the same while the pool moves. */
  key: string
  /** Null for one that is not saved yet. */
  id: string | null
  title: string
  /** As typed: how many each student gets. */
  draw: string
  /** As typed: of each of its exercises. */
  points: string
  members: readonly FormItem[]
}

export type FormEntry = FormItem | FormPool
export const isPool = (entry: FormEntry): entry is FormPool => 'members' in entry
/** Of all entries, those in pools as well. */
export const exercisesIn = (entries: readonly FormEntry[]): FormItem[] =>
  entries.flatMap((entry) => (isPool(entry) ? entry.members : [entry]))

export interface AssignmentForm {
  title: string
  /** Moments are ISO 8601 in UTC; null while the field holds none. */
  opensAt: string | null
  dueAt: string | null
  takesLate: boolean
  lateUntil: string | null
  /** As typed, minutes. */
  graceMinutes: string
  /** As typed, percent a day. */
  latePenalty: string
  /** As typed, percent. */
  lateCap: string
  /** As typed; empty is any number. */
  attempts: string
  /** As typed; empty is any number. */
  retries: string
  /** As typed, percent a retry. */
  retryCost: string
  counting: Counting
  /** Null counts for no category. */
  categoryId: string | null
  reveal: Reveal
  inGroups: boolean
  /** As typed: members of a group at most. */
  groupSize: string
  isExam: boolean
  /** As typed. */
  examMinutes: string
  /** As typed; empty is none. */
  accessCode: string
  /** As typed, with commas or blanks between; empty is from anywhere. */
  networks: string
  /** It is released at a moment, by itself. */
  releases: boolean
  releaseAt: string | null
  items: readonly FormEntry[]
}

export interface AssignmentLimits {
  titleMax: number
  itemsMax: number
  poolsMax: number
  pointsMax: number
  attemptsMax: number
  retriesMax: number
  lateDaysMax: number
  graceMinutesMax: number
  examMinutesMax: number
  groupSizeMax: number
  accessCodeMax: number
}

export interface FormProblems {
  title?: string
  opensAt?: string
  dueAt?: string
  lateUntil?: string
  graceMinutes?: string
  latePenalty?: string
  lateCap?: string
  attempts?: string
  retries?: string
  retryCost?: string
  groupSize?: string
  examMinutes?: string
  networks?: string
  releaseAt?: string
  /** By the key of the item or pool. */
  points: Readonly<Record<string, string>>
  /** By the key of the pool. */
  pools: Readonly<Record<string, PoolProblems>>
}

export interface PoolProblems {
  title?: string
  draw?: string
}

export type CheckedForm =
  | { ok: true; settings: SentSettings; problems: FormProblems }
  | { ok: false; problems: FormProblems }

const dayMs = 86_400_000
const noMoment = 'Give a day and a time.'
const percentWrong = 'Give percent from 0 to 100.'

export function checkForm(form: AssignmentForm, limits: AssignmentLimits): CheckedForm {
  const { opensAt, dueAt } = form
  const takesLate = form.takesLate && !form.isExam
  const lateUntil = takesLate ? form.lateUntil : null
  const graceMinutes = form.isExam ? 0 : readTypedNumber(form.graceMinutes)
  const lateCap = takesLate ? readTypedNumber(form.lateCap) : 100
  const latePenalty = takesLate ? readTypedNumber(form.latePenalty) : 0
  const attempts = form.attempts.trim() === '' ? null : readTypedNumber(form.attempts)
  const retries = form.retries.trim() === '' ? null : readTypedNumber(form.retries)
  const retryCost = readTypedNumber(form.retryCost)
  const points = form.items.map((item) => readTypedNumber(item.points))
  const title = form.title.trim()
  const problems: FormProblems = {
    points: checkPoints(form.items, points, limits),
    pools: checkPools(form.items),
    ...checkExam(form, limits),
    ...checkGroupSize({ ...form, hasPools: form.items.some(isPool) }, limits),
  }
  if (title === '') problems.title = 'Give it a title.'
  if (opensAt === null) problems.opensAt = noMoment
  if (dueAt === null) problems.dueAt = noMoment
  else if (opensAt !== null && at(dueAt) <= at(opensAt)) problems.dueAt = 'This is not after the opening.'
  const late = takesLate ? checkLate(lateUntil, dueAt, graceMinutes ?? 0, limits) : null
  if (late !== null) problems.lateUntil = late
  if (latePenalty === null || latePenalty > 100) problems.latePenalty = percentWrong
  if (lateCap === null || lateCap > 100) problems.lateCap = percentWrong
  if (graceMinutes === null || !Number.isInteger(graceMinutes) || graceMinutes > limits.graceMinutesMax)
    problems.graceMinutes = `Give whole minutes from 0 to ${limits.graceMinutesMax}.`
  if (attempts !== null && !(Number.isInteger(attempts) && attempts >= 1 && attempts <= limits.attemptsMax)) {
    problems.attempts = `Give a whole number from 1 to ${limits.attemptsMax}, or nothing for any number.`
  }
  if (form.attempts.trim() !== '' && attempts === null) problems.attempts = 'Give a whole number, or nothing.'
  if (
    retries === null ? form.retries.trim() !== '' : !Number.isInteger(retries) || retries > limits.retriesMax
  ) {
    problems.retries = `Give a whole number from 0 to ${limits.retriesMax}, or nothing for any number.`
  }
  if (retryCost === null || retryCost > 100) problems.retryCost = percentWrong
  const { points: pointsProblems, pools: poolProblems, ...others } = problems
  const sound = [others, pointsProblems, poolProblems].every((some) => Object.keys(some).length === 0)
  if (!sound || opensAt === null || dueAt === null || retryCost === null) return { ok: false, problems }
  if (graceMinutes === null || latePenalty === null || lateCap === null) return { ok: false, problems }
  const pools = form.items.filter(isPool)
  const items = form.items.flatMap((entry, index) => {
    const pool = isPool(entry) ? pools.indexOf(entry) : null
    return exercisesIn([entry]).map(({ id, exerciseVersionId }) => ({
      id,
      exerciseVersionId,
      points: points[index] ?? 0,
      pool,
    }))
  })
  return {
    ok: true,
    settings: {
      title,
      opensAt,
      dueAt,
      lateUntil,
      graceMinutes,
      latePenalty,
      lateCap,
      attempts,
      retries,
      retryCost,
      counting: form.counting,
      categoryId: form.categoryId,
      reveal: form.reveal,
      items,
      exam: examOf(form),
      groupSize: form.inGroups && !form.isExam ? Number(form.groupSize) : null,
      pools: pools.map(({ id, title: name, draw }) => ({ id, title: name.trim(), draw: Number(draw) })),
    },
    problems,
  }
}

const at = (iso: string) => new Date(iso).getTime()

function checkLate(
  lateUntil: string | null,
  dueAt: string | null,
  graceMinutes: number,
  limits: AssignmentLimits,
): string | null {
  if (lateUntil === null) return noMoment
  if (dueAt === null) return null
  if (at(lateUntil) <= at(dueAt)) return 'This is not after the due time.'
  if (at(lateUntil) <= at(dueAt) + graceMinutes * 60_000) return 'This is not after the grace period.'
  const tooLong = at(lateUntil) > at(dueAt) + limits.lateDaysMax * dayMs
  return tooLong ? `This is more than ${limits.lateDaysMax} days after the due time.` : null
}

function checkPoints(
  items: readonly FormEntry[],
  points: readonly (number | null)[],
  { pointsMax }: AssignmentLimits,
): Record<string, string> {
  const wrong = items.filter((_item, index) => {
    const value = points[index] ?? null
    return value === null || value < 0.01 || value > pointsMax
  })
  return Object.fromEntries(wrong.map(({ key }) => [key, `More than 0, at most ${pointsMax}.`]))
}

/** The networks as they were typed. */
const networksOf = ({ networks }: AssignmentForm) => networks.split(/[\s,;]+/).filter(Boolean)

function examOf(form: AssignmentForm): SentSettings['exam'] {
  if (!form.isExam) return null
  const accessCode = form.accessCode.trim()
  return {
    minutes: Number(form.examMinutes),
    accessCode: accessCode === '' ? null : accessCode,
    networks: networksOf(form),
    releaseAt: form.releases ? form.releaseAt : null,
  }
}

/** The server reads networks to the last bit; this sees what is none at all. */
const likeNetwork = /^[\da-f.:]+(\/\d{1,3})?$/i

function checkExam(
  form: AssignmentForm,
  { examMinutesMax }: AssignmentLimits,
): Pick<FormProblems, 'examMinutes' | 'networks' | 'releaseAt'> {
  if (!form.isExam) return {}
  const problems: Pick<FormProblems, 'examMinutes' | 'networks' | 'releaseAt'> = {}
  const minutes = readTypedNumber(form.examMinutes)
  if (minutes === null || !Number.isInteger(minutes) || minutes < 1 || minutes > examMinutesMax)
    problems.examMinutes = `Give whole minutes from 1 to ${examMinutesMax}.`
  const odd = networksOf(form).find((text) => !likeNetwork.test(text))
  if (odd !== undefined) problems.networks = `“${odd}” is no network such as 192.0.2.0/24.`
  if (form.releases && form.releaseAt === null) problems.releaseAt = noMoment
  else if (
    form.releases &&
    form.releaseAt !== null &&
    form.dueAt !== null &&
    at(form.releaseAt) < at(form.dueAt)
  )
    problems.releaseAt = 'This is before the exam is over.'
  return problems
}

function checkPools(entries: readonly FormEntry[]): Record<string, PoolProblems> {
  const wrong = entries.filter(isPool).flatMap(({ key, title, draw, members }): [string, PoolProblems][] => {
    const number = readTypedNumber(draw)
    const problem: PoolProblems = {}
    if (title.trim() === '') problem.title = 'Give it a name.'
    if (members.length === 0) problem.draw = 'There is no exercise in it yet.'
    else if (number === null || !Number.isInteger(number) || number < 1 || number > members.length)
      problem.draw = `Give a whole number from 1 to ${members.length}.`
    return Object.keys(problem).length === 0 ? [] : [[key, problem]]
  })
  return Object.fromEntries(wrong)
}
