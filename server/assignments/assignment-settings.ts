// What an instructor decides about an assignment: the one edge where it is parsed, and how it is read back.

import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Counting, type Prisma, Reveal } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { NetworkSchema } from '#server/access/networks.ts'
import { groupSizeMax } from '#server/courses/set-group-size.ts'
import { inTimeUntil } from '#server/scores/late-policy.ts'
import { isStorable } from '#server/storable-json.ts'

/** The builder's page says and checks these while one types. */
export const assignmentLimits = {
  titleMax: 200,
  itemsMax: 50,
  poolsMax: 20,
  pointsMax: 1_000,
  attemptsMax: 1_000,
  retriesMax: 1_000,
  lateDaysMax: 365,
  graceMinutesMax: 1_440,
  examMinutesMax: 1_440,
  accessCodeMax: 100,
  networksMax: 50,
  groupSizeMax,
} as const

const dayMs = 86_400_000
const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2200, 0, 1)

export const MomentSchema = z.iso
  // What is no moment cannot be compared with others, below.
  .datetime({ error: 'is no date and time', abort: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= earliest && at.getTime() < latest, 'is no year of this course')

const SettingsItemSchema = z.strictObject({
  /** Null for one that is added. */
  id: IdSchema.nullable(),
  exerciseVersionId: IdSchema,
  points: z
    .number('is no number')
    .min(0.01, 'must be more than 0')
    .max(assignmentLimits.pointsMax, `must be at most ${assignmentLimits.pointsMax}`),
  /** The pool that it is drawn from, by its place among `pools`; null for what everybody gets. */
  pool: z.int().min(0).nullable().default(null),
})

const TitleSchema = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(assignmentLimits.titleMax, `is longer than ${assignmentLimits.titleMax} characters`)
  .refine(isStorable, 'holds a character that cannot be stored')

const SettingsPoolSchema = z.strictObject({
  /** Null for one that is added. */
  id: IdSchema.nullable(),
  title: TitleSchema,
  /** How many of its items each student gets. */
  draw: z.int('is no whole number').min(1, 'must be at least 1'),
})

const ExamSettingsSchema = z.strictObject({
  minutes: z
    .int('is no whole number')
    .min(1, 'must be at least 1')
    .max(assignmentLimits.examMinutesMax, `is more than ${assignmentLimits.examMinutesMax}`),
  /** Null needs none. */
  accessCode: z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(assignmentLimits.accessCodeMax, `is longer than ${assignmentLimits.accessCodeMax} characters`)
    .refine(isStorable, 'holds a character that cannot be stored')
    .nullable(),
  networks: z
    .array(NetworkSchema)
    .max(assignmentLimits.networksMax, `are more than ${assignmentLimits.networksMax}`),
  /** Null waits for an instructor. */
  releaseAt: MomentSchema.nullable(),
})

export const AssignmentSettingsSchema = z
  .strictObject({
    title: TitleSchema,
    opensAt: MomentSchema,
    dueAt: MomentSchema,
    /** Null takes nothing late. */
    lateUntil: MomentSchema.nullable(),
    graceMinutes: z
      .int('is no whole number')
      .min(0, 'is less than 0')
      .max(assignmentLimits.graceMinutesMax, `is more than ${assignmentLimits.graceMinutesMax} minutes`)
      .default(0),
    latePenalty: z.number('is no number').min(0, 'is less than 0 %').max(100, 'is more than 100 %'),
    /** Percent. */
    lateCap: z.number('is no number').min(0, 'is less than 0 %').max(100, 'is more than 100 %').default(100),
    /** Null is any number. */
    attempts: z
      .int('is no whole number')
      .min(1, 'must be at least 1')
      .max(assignmentLimits.attemptsMax, `must be at most ${assignmentLimits.attemptsMax}`)
      .nullable(),
    reveal: z.enum(Reveal),
    /** Further answers to one set of numbers; null is any number. */
    retries: z
      .int('is no whole number')
      .min(0, 'is less than 0')
      .max(assignmentLimits.retriesMax, `must be at most ${assignmentLimits.retriesMax}`)
      .nullable()
      .default(null),
    /** Percent. */
    retryCost: z.number('is no number').min(0, 'is less than 0 %').max(100, 'is more than 100 %').default(0),
    counting: z.enum(Counting).default('BEST'),
    /** Null counts for no category. */
    categoryId: IdSchema.nullable().default(null),
    items: z
      .array(SettingsItemSchema)
      .max(assignmentLimits.itemsMax, `are more than ${assignmentLimits.itemsMax}`),
    pools: z
      .array(SettingsPoolSchema)
      .max(assignmentLimits.poolsMax, `are more than ${assignmentLimits.poolsMax}`)
      .default([]),
    /** Members of a group at most; null where everybody works alone. */
    groupSize: z
      .int('are no whole number')
      .min(2, 'are fewer than 2: then everybody works alone')
      .max(assignmentLimits.groupSizeMax, `are more than ${assignmentLimits.groupSizeMax}`)
      .nullable()
      .default(null),
    /** Null is worked on at any time of the window. */
    exam: ExamSettingsSchema.nullable().default(null),
  })
  .superRefine(({ opensAt, dueAt, lateUntil, graceMinutes, items, pools, groupSize, exam }, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (dueAt <= opensAt) wrong('dueAt', 'is not after the opening')
    if (lateUntil !== null && lateUntil.getTime() <= inTimeUntil({ dueAt, graceMinutes }))
      wrong('lateUntil', 'is not after the due time and its grace')
    if (lateUntil !== null && lateUntil.getTime() > dueAt.getTime() + assignmentLimits.lateDaysMax * dayMs)
      wrong('lateUntil', `is more than ${assignmentLimits.lateDaysMax} days after the due time`)
    if (exam !== null && lateUntil !== null) wrong('lateUntil', 'cannot be: nothing of an exam is taken late')
    if (exam !== null && exam.releaseAt !== null && exam.releaseAt < dueAt)
      wrong('exam', 'is to be released before it is over')
    if (groupSize !== null && exam !== null)
      wrong('groupSize', 'cannot be: an exam is written alone, for its clock runs for each student')
    if (groupSize !== null && pools.length > 0)
      wrong('groupSize', 'cannot be: what a pool gives is drawn for each student alone')
    const pooled = items.flatMap(({ pool, points }, place) =>
      pool === null ? [] : [{ pool, points, place }],
    )
    if (pooled.some(({ pool }) => pool >= pools.length)) wrong('items', 'name a pool that is not there')
    for (const [at, { title, draw }] of pools.entries()) {
      const own = pooled.filter(({ pool }) => pool === at)
      const [first] = own
      if (draw > own.length) wrong('pools', `“${title}” has ${own.length} exercises, and ${draw} are drawn`)
      else if (own.some(({ points }) => points !== first?.points))
        wrong('pools', `“${title}” has exercises of different points`)
      else if (own.some(({ place }, index) => place !== (first?.place ?? 0) + index))
        wrong('pools', `“${title}” has exercises that do not stand together`)
    }
  })
export type AssignmentSettings = z.infer<typeof AssignmentSettingsSchema>

const fieldNames: Record<string, string> = {
  title: 'The title',
  opensAt: 'The opening time',
  dueAt: 'The due time',
  lateUntil: 'The end of late work',
  graceMinutes: 'The grace',
  latePenalty: 'What late work loses',
  lateCap: 'What late work loses at most',
  attempts: 'The number of submissions',
  reveal: 'When the solution is shown',
  retries: 'The number of retries with the same numbers',
  retryCost: 'What a retry loses',
  counting: 'Which submission counts',
  categoryId: 'The category',
  items: 'The exercises',
  groupSize: 'The members of a group',
}

const sayExam: Record<string, string> = {
  minutes: 'has minutes of which the number ',
  accessCode: 'has an access code that ',
  networks: 'has a network that ',
  releaseAt: 'has a moment of release that ',
}

/** What is wrong with settings that were refused, as a sentence. */
export function saySettingsProblem({ issues }: z.ZodError): string {
  const [issue] = issues
  const [, field, index, within] = issue?.path[0] === 'settings' ? issue.path : ['', ...(issue?.path ?? [])]
  if (field === 'items' && typeof index === 'number' && within === 'points') {
    return `Not saved: the points of exercise ${index + 1}: ${issue?.message}.`
  }
  if (field === 'exam') return `Not saved: the exam ${sayExam[String(index)] ?? ''}${issue?.message}.`
  if (field === 'pools') return `Not saved: the pool ${issue?.message}.`
  const name = fieldNames[String(field)]
  if (name === undefined) return 'Not saved: this was not understood. Reload the page and try again.'
  return `Not saved: ${lowerFirst(name)} ${issue?.message}.`
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What the editor reads and writes of an assignment. */
export const settingsInclude = {
  items: {
    orderBy: { position: 'asc' },
    include: { exerciseVersion: { select: { exerciseId: true, version: true, title: true } } },
  },
  pools: { orderBy: { id: 'asc' } },
  exam: true,
} satisfies Prisma.AssignmentInclude
export type SettingsRow = Prisma.AssignmentGetPayload<{ include: typeof settingsInclude }>

/** A digest of all that the editor shows: two rows with the same one are the same to an instructor. A save names the
 * one that it saw, so that it cannot undo what someone else saved meanwhile without being told. */
export function settingsDigest(row: SettingsRow): string {
  const content = [
    row.title,
    row.opensAt.toISOString(),
    row.dueAt.toISOString(),
    row.lateUntil?.toISOString() ?? null,
    row.graceMinutes,
    row.latePenalty,
    row.lateCap,
    row.attempts,
    row.reveal,
    row.retries,
    row.retryCost,
    row.counting,
    row.categoryId,
    row.groupSize,
    row.items.map(({ id, exerciseVersionId, points, poolId }) => [id, exerciseVersionId, points, poolId]),
    row.pools.map(({ id, title, draw }) => [id, title, draw]),
    row.exam && [row.exam.minutes, row.exam.accessCode, row.exam.networks, row.exam.releaseAt?.toISOString()],
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
