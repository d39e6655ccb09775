import * as z from 'zod'
import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import { type LabResult, LabResultSchema } from '#graders/labs/contract/score-lab.ts'
import type { RunStatus } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, seesWork, workSeen } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { endpoint, noBody, noQuery } from '#server/api/endpoint.ts'
import { LabEventsSchema, pageOfEvents } from '#server/api/page-of-events.ts'
import { makePage, pagedQuery, pageOf } from '#server/api/pages.ts'
import { staffedCourse } from '#server/api/staffed-course.ts'
import { database } from '#server/database/client.ts'
import { findSubmission, type SubmissionView } from '#server/submissions/find-submission.ts'
import { workOf } from '#server/teams/work-of.ts'

const State = z
  .enum(['waiting', 'running', 'graded', 'faulted'])
  .meta({ id: 'State', description: '`faulted` is ours, and costs the student nothing' })
const states = {
  QUEUED: 'waiting',
  RUNNING: 'running',
  FINISHED: 'graded',
  FAULTED: 'faulted',
} as const satisfies Record<RunStatus, z.infer<typeof State>>

const Submission = z
  .object({
    id: z.string(),
    item: z.string().meta({ description: 'Id of the item' }),
    student: z
      .object({ id: z.string(), name: z.string(), email: z.string() })
      .meta({ description: 'Who handed it in' }),
    group: z.array(z.string()).nullable().meta({
      description: 'Ids of all whose work it is, and who have its points; null for who works alone',
    }),
    submittedAt: z.iso.datetime(),
    state: State,
    score: z.number().nullable().meta({ description: 'Share of full marks, 0 to 1; null until graded' }),
  })
  .meta({ id: 'Submission' })

const rowSelect = {
  id: true,
  createdAt: true,
  user: { select: { id: true, name: true, email: true } },
  variant: { select: { itemId: true, team: { select: { seats: { select: { userId: true } } } } } },
  runs: { where: { mode: 'LIVE' }, take: 1, select: { status: true, score: true } },
} as const

export const listSubmissions = endpoint({
  method: 'GET',
  path: '/courses/{course}/submissions',
  id: 'listSubmissions',
  scope: 'submissions:read',
  summary: 'What students of a course that you staff handed in, the oldest first',
  query: z.strictObject({
    ...pagedQuery,
    item: IdSchema.optional().meta({ description: 'Of this item alone' }),
    student: IdSchema.optional().meta({ description: 'Of this person and their groups' }),
    since: z.iso.datetime().optional().meta({ description: 'Handed in at this moment or later' }),
  }),
  body: noBody,
  result: pageOf(Submission),
  async answer(viewer, { ids, query }) {
    const course = await staffedCourse(viewer, ids('course'))
    if (course === null) return null
    const { item, student, since, cursor, limit } = query
    // Ids are made in the order of time, so that one column is order and cursor.
    const rows = await database.submission.findMany({
      where: {
        variant: {
          item: { assignment: { courseId: course.id } },
          ...(item === undefined ? {} : { itemId: item }),
          ...(student === undefined ? {} : workOf(student)),
          AND: [workSeen(await findSeen(viewer, course.id), course.id)],
        },
        user: { enrolments: { some: { courseId: course.id, role: 'STUDENT' } } },
        ...(since === undefined ? {} : { createdAt: { gte: new Date(since) } }),
        ...(cursor === undefined ? {} : { id: { gt: cursor } }),
      },
      orderBy: { id: 'asc' },
      take: limit + 1,
      select: rowSelect,
    })
    const submissions = rows.map(({ id, createdAt, user, variant, runs: [run] }) => ({
      id,
      item: variant.itemId,
      student: user,
      group: groupOf(variant),
      submittedAt: createdAt.toISOString(),
      state: states[run?.status ?? 'QUEUED'],
      score: run?.score ?? null,
    }))
    return makePage(submissions, limit, ({ id }) => id)
  },
})

const Part = z
  .object({
    part: z.string().meta({ description: 'Id of the part, or of the check' }),
    status: z.string().meta({ description: 'passed, failed, or why it was not judged' }),
    earned: z.number().meta({ description: 'Share of its points, 0 to 1' }),
    says: z.string().nullable().meta({ description: 'What was wrong' }),
    mismatch: z
      .unknown()
      .meta({ description: 'The same as data, with a `code`; null where nothing is wrong' }),
  })
  .meta({ id: 'Part' })

export const getSubmission = endpoint({
  method: 'GET',
  path: '/submissions/{submission}',
  id: 'getSubmission',
  scope: 'submissions:read',
  summary: 'A submission with what came of it, part by part or check by check',
  query: noQuery,
  body: noBody,
  result: Submission.extend({
    points: z.number().nullable().meta({ description: 'Less what being late, retries and hints cost' }),
    attempt: z.int().meta({ description: 'The set of numbers that it answered, counted from 1' }),
    response: z.unknown().meta({ description: 'The answers by part; null for a program' }),
    program: z
      .object({ language: z.string(), files: z.array(z.object({ path: z.string(), text: z.string() })) })
      .nullable(),
    parts: z.array(Part).meta({ description: 'Empty until it is graded' }),
  }),
  async answer(viewer, { ids }, now) {
    const staffed = await findStaffed(viewer, ids('submission'))
    const found = staffed === null ? null : await findSubmission(viewer, staffed.id, now)
    if (staffed === null || found === null) return null
    return {
      ...staffed.told,
      points: found.state.status === 'graded' ? found.state.points : null,
      attempt: found.attempt,
      response: found.kind === 'exercise' ? found.response : null,
      program: found.kind === 'lab' ? { language: found.program.language, files: found.program.files } : null,
      parts: staffed.result === null ? [] : tellParts(found.kind, staffed.result),
    }
  },
})

export const listEvents = endpoint({
  method: 'GET',
  path: '/submissions/{submission}/events',
  id: 'listEvents',
  scope: 'submissions:read',
  summary: 'What happened while a program was graded: outcomes, transcripts, output, in order',
  description: 'Of the run that counts. An answer, which runs nothing, has no events.',
  query: z.strictObject(pagedQuery),
  body: noBody,
  result: pageOf(LabEventsSchema),
  async answer(viewer, { ids, query }) {
    const staffed = await findStaffed(viewer, ids('submission'))
    return staffed === null ? null : pageOfEvents(staffed.runId, query)
  },
})

async function findStaffed(viewer: Viewer, submissionId: string) {
  const row = await database.submission.findUnique({
    where: { id: submissionId },
    select: {
      ...rowSelect,
      variantId: true,
      runs: { ...rowSelect.runs, select: { id: true, status: true, score: true, result: true } },
      variant: {
        select: {
          ...rowSelect.variant.select,
          item: { select: { assignment: { select: { courseId: true } } } },
        },
      },
    },
  })
  const [run] = row?.runs ?? []
  if (row === null || run === undefined) return null
  const { itemId, item } = row.variant
  const { courseId } = item.assignment
  if (!may.seeOthersWork(await findStanding(viewer, courseId))) return null
  if (!(await seesWork(viewer, courseId, row.variantId))) return null
  return {
    id: row.id,
    runId: run.id,
    result: run.result,
    told: {
      id: row.id,
      item: itemId,
      student: row.user,
      group: groupOf(row.variant),
      submittedAt: row.createdAt.toISOString(),
      state: states[run.status],
      score: run.score,
    },
  }
}

const groupOf = ({ team }: { team: { seats: { userId: string }[] } | null }) =>
  team === null ? null : team.seats.map(({ userId }) => userId).toSorted()

function tellParts(kind: SubmissionView['kind'], stored: unknown): z.input<typeof Part>[] {
  if (kind === 'lab') return LabResultSchema.parse(stored).checks.map(tellCheck)
  return explainResult(ExerciseResultSchema.parse(stored), false).parts.map(
    ({ part, outcome, score, explanation }) => ({
      part,
      status: outcome.status,
      earned: score,
      says: explanation?.headline ?? null,
      mismatch: outcome.status === 'failed' ? outcome.mismatch : null,
    }),
  )
}

const tellCheck = ({ id, points, earned, outcome }: LabResult['checks'][number]): z.input<typeof Part> => ({
  part: id,
  status: outcome.status,
  earned: points === 0 ? Number(outcome.status === 'passed') : earned / points,
  says: outcome.status === 'failed' ? explainMismatch(outcome.mismatch).headline : null,
  mismatch: outcome.status === 'failed' ? outcome.mismatch : null,
})
