// Gives what was graded as points to the students of a course on a site.
import * as z from 'zod'
import { quoteName } from '#graders/archive/source-file.ts'
import type { BatchStanding } from '../run/batch-standing.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import type { BatchRoster } from '../sources/roster.ts'
import type { PushTarget } from './find-target.ts'
import { ownerOf } from './owner-of.ts'

const GivenSchema = z.object({
  data: z.array(
    z.object({
      student: z.string(),
      status: z.enum(['set', 'unchanged', 'refused']),
      says: z.string().nullable(),
    }),
  ),
})
/** What a site takes in one request. */
const marksAtOnce = 100

export interface Push {
  target: PushTarget
  /** The batch's own, where one was given. */
  roster: BatchRoster | null
}

export interface Pushed {
  /** Everybody who was graded has the points. */
  whole: boolean
  /** For people. */
  says: string
}

/** Sent again it changes nothing, so a push that broke off is done by running it again. */
export async function pushMarks(
  standings: readonly BatchStanding[],
  { target, roster }: Push,
): Promise<Pushed> {
  const { site, item, students } = target
  const lines: string[] = []
  const marks = new Map<string, { student: string; points: number; reason: string }>()
  const twice = new Set<string>()
  for (const standing of standings) {
    const { submission } = standing
    const who = `${quoteName(submission.name)} (${quoteName(submission.id)})`
    if (standing.state === 'refused')
      lines.push(`not given  ${who}: nothing in it can be run; look at it, and give points by hand`)
    if (standing.state !== 'graded') continue
    const owner = ownerOf(submission, students, roster)
    if (!owner.ok) {
      lines.push(`not given  ${who}: ${owner.says}`)
      continue
    }
    if (marks.has(owner.email)) twice.add(owner.email)
    marks.set(owner.email, { student: owner.email, ...markOf(standing, item.points) })
  }
  for (const email of twice) {
    marks.delete(email)
    lines.push(`not given  ${email}: two submissions are theirs; --only grades one of them`)
  }
  const counts = { set: 0, unchanged: 0, refused: 0 }
  const wanted = [...marks.values()]
  for (let from = 0; from < wanted.length; from += marksAtOnce) {
    const some = wanted.slice(from, from + marksAtOnce)
    const given = await site.post(`/items/${encodeURIComponent(item.id)}/marks`, { marks: some }, GivenSchema)
    if (!given.ok) {
      lines.push(`${wanted.length - from} were not given: ${given.says}`)
      return { whole: false, says: tell(lines, counts, item) }
    }
    for (const { student, status, says } of given.result.data) {
      counts[status]++
      if (status === 'refused') lines.push(`not given  ${student}: ${says ?? 'refused'}`)
    }
  }
  return { whole: lines.length === 0, says: tell(lines, counts, item) }
}

function markOf(
  { record }: Extract<BatchStanding, { state: 'graded' }>,
  points: number,
): { points: number; reason: string } {
  const { checks, score } = record.result
  const passed = checks.filter(({ outcome }) => outcome.status === 'passed').length
  return {
    points: Math.round(score * points * 100) / 100,
    reason: `Your program, graded in a batch: ${passed} of ${checks.length} checks passed.`,
  }
}

const tell = (
  lines: readonly string[],
  { set, unchanged }: { set: number; unchanged: number },
  { title, assignment, course }: PushTarget['item'],
) =>
  `${[
    ...lines,
    `Given on the site, for ${quoteName(title)} in ${quoteName(assignment)} of ${course}: ${set} now, ${unchanged} were there.`,
  ].join('\n')}\n`

/** For --dry-run: whose points they would be. */
export function tellOwners(submissions: readonly FoundSubmission[], { target, roster }: Push): string {
  const lines = submissions.map((submission) => {
    const owner = ownerOf(submission, target.students, roster)
    const who = quoteName(submission.id)
    return owner.ok ? `push       ${who}: ${owner.email}` : `not given  ${who}: ${owner.says}`
  })
  return `${lines.join('\n')}\n`
}
