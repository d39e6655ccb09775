// What goes between a linked course and its platform after a launch: points, columns, picked assignments, members.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { changeLink, endLink } from '#server/lti/courses/change-link.ts'
import { findLinks } from '#server/lti/courses/find-links.ts'
import { linkCourse } from '#server/lti/courses/link-course.ts'
import { makeLinkCode } from '#server/lti/launch/link-code.ts'
import { pickAssignments } from '#server/lti/picking/pick-assignments.ts'
import { takeMembers } from '#server/lti/roster/take-members.ts'
import { noteContext, noteScores } from '#server/lti/scores/note-scores.ts'
import { sendAgain } from '#server/lti/scores/send-again.ts'
import { sendScore } from '#server/lti/scores/send-score.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { LaunchBrowser } from '../../../tests/lti-platform/browser.ts'
import { type LaunchBench, openLaunchBench, toolSite } from '../../../tests/lti-platform/launch-bench.ts'
import { roles } from '../../../tests/lti-platform/platform.ts'
import { addLineItem } from '../../../tests/lti-platform/services.ts'

let bench: LaunchBench
let course: TestCourse
let instructor: Viewer
let ada: Viewer
let contextId: string
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  process.env.BETTER_AUTH_URL = toolSite
  await prepareQueue()
  bench = await openLaunchBench()
  course = await makeCourse()
  const made = await makeLinkCode(course.instructor, {})
  instructor = await comeAs('ines', made.ok ? made.code : '')
  const linked = await linkCourse(instructor, {
    to: { slug: course.slug },
    instructorsAs: null,
    makesColumns: true,
  })
  if (!linked.ok) throw new Error(linked.says)
  ada = await comeAs('ada')
  contextId = (await database.ltiContext.findFirstOrThrow()).id
})
afterAll(async () => {
  delete process.env.BETTER_AUTH_URL
  await bench.platform.close()
  await stopSender()
  await stopExercisePool()
  await database.$disconnect()
})
beforeEach(() => {
  bench.platform.refuseWith = null
})

const comeAs = (person: string, code: string | null = null) => bench.comeAs(person, code)

const points = (value: number | null) =>
  setOverride(course.instructor, {
    itemId: course.exerciseItemId,
    userId: ada.id,
    points: value,
    reason: 'a test',
  })
/** What a worker does with all that waits. */
async function sendAll(now?: Date): Promise<string[]> {
  const rows = await database.ltiScore.findMany({ where: { sentAt: null, failedAt: null } })
  return Promise.all(rows.map(({ id }) => sendScore(id, now)))
}
const given = () => bench.platform.scores.map(({ scoreGiven }) => scoreGiven)
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000)

it('sends what a student sees, into a column that is made once', async () => {
  const { platform } = bench
  expect(await noteScores()).toBe(0)
  await openItem(ada, course.exerciseItemId)
  const [variant] = await database.variant.findMany({ where: { itemId: course.exerciseItemId } })
  const { rtt = 0 } = ParametersSchema.parse(variant?.parameters)
  const response = { total: { value: String(2 * rtt), unit: 'ms' } }
  expect(
    await submitResponse(ada, {
      itemId: course.exerciseItemId,
      attempt: 1,
      key: crypto.randomUUID(),
      response,
    }),
  ).toMatchObject({ ok: true })
  expect(await noteScores()).toBe(1)
  const jobs = await database.$queryRaw<{ data: object }[]>`
    SELECT data FROM pgboss.job WHERE name = 'platform-scores'`
  expect(jobs.map(({ data }) => Object.keys(data))).toEqual([['scoreId']])
  // Handed out twice, at once and later, it is sent once.
  const [row] = await database.ltiScore.findMany()
  const sent = await Promise.all([sendScore(row?.id ?? ''), sendScore(row?.id ?? '')])
  expect(sent.toSorted()).toEqual(['again', 'done'])
  expect(await sendScore(row?.id ?? '')).toBe('done')
  expect(platform.lineItems).toMatchObject([
    { label: 'Delay and sockets', scoreMaximum: 30, resourceId: course.assignmentId },
  ])
  expect(platform.scores).toMatchObject([
    { userId: 'ada-at-the-platform', scoreGiven: 10, scoreMaximum: 30, gradingProgress: 'FullyGraded' },
  ])
  expect(await noteScores()).toBe(0)
})

it('sends the newest points, and what is older never over it', async () => {
  await points(4)
  expect(await noteContext(contextId)).toBe(1)
  await points(7)
  // Noted twice before anything is sent: one request, with what holds now.
  expect(await noteContext(contextId)).toBe(1)
  await sendAll()
  expect(given()).toEqual([10, 7])
  // Taken back by hand, the submission's points stand again.
  await points(null)
  await noteContext(contextId)
  await sendAll()
  expect(given()).toEqual([10, 7, 10])
  const stamps = bench.platform.scores.map(({ timestamp }) => Date.parse(timestamp))
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
  // A reading that was begun before another one changes nothing.
  await database.ltiContext.updateMany({ data: { notedAt: later(60) } })
  await points(1)
  expect(await noteContext(contextId)).toBe(0)
  await database.ltiContext.updateMany({ data: { notedAt: null } })
  await points(null)
})

it('tries again what may pass, says why, and gives up in the end', async () => {
  const { platform } = bench
  await points(5)
  await noteContext(contextId)
  platform.refuseWith = 503
  expect(await sendAll()).toEqual(['again'])
  const shown = async () => (await findLinks(course.instructor, course.slug))?.contexts[0]
  expect(await shown()).toMatchObject({
    counts: { waiting: 1, failed: 0 },
    scores: [{ state: 'waiting', failure: { because: expect.stringContaining('503') } }],
  })
  for (let times = 0; times < 12; times += 1) await sendAll()
  expect(await shown()).toMatchObject({ counts: { waiting: 0, failed: 1 }, scores: [{ state: 'failed' }] })
  platform.refuseWith = null
  const which = { slug: course.slug, contextId, scoreId: null }
  expect(await sendAgain(course.assistant, which)).toMatchObject({ code: 'not-found' })
  expect(await sendAgain(course.instructor, which)).toEqual({ ok: true, queued: 1 })
  await sendAll()
  expect(await shown()).toMatchObject({
    counts: { sent: 1, failed: 0 },
    scores: [{ state: 'sent', points: 5, failure: null }],
  })
  // A mark that an instructor gave there meanwhile is newer: it is left, and said.
  platform.scores.push({
    lineItem: platform.lineItems[0]?.id ?? '',
    userId: 'ada-at-the-platform',
    timestamp: later(60).toISOString(),
    scoreGiven: 1,
    scoreMaximum: 30,
    gradingProgress: 'FullyGraded',
  })
  await points(6)
  await noteContext(contextId)
  expect(await sendAll()).toEqual(['done'])
  expect((await shown())?.scores[0]?.failure?.because).toMatch(/newer mark/)
  platform.scores.pop()
})

it('makes a column anew that was deleted there, and uses the one that a link has', async () => {
  const { platform } = bench
  platform.lineItems.length = 0
  await sendAgain(course.instructor, { slug: course.slug, contextId, scoreId: null })
  expect(await sendAll()).toEqual(['again'])
  expect(await sendAll()).toEqual(['done'])
  expect(platform.lineItems).toHaveLength(1)
  const column = addLineItem(platform, { context: 'course-1', label: 'Of the link', scoreMaximum: 100 })
  const target = `${toolSite}/assignments/${course.assignmentId}`
  const browser = new LaunchBrowser(toolSite)
  expect(await bench.launch(browser, { target, lineItem: column.id })).toBe(
    `/assignments/${course.assignmentId}`,
  )
  await sendAgain(course.instructor, { slug: course.slug, contextId, scoreId: null })
  await sendAll()
  expect(bench.platform.scores.at(-1)).toMatchObject({ lineItem: column.id, scoreGiven: 6 })
})

it('sends nothing of an exam before it is released, nor to an address that is not the platform’s', async () => {
  await points(8)
  await database.exam.create({ data: { assignmentId: course.assignmentId, minutes: 60 } })
  expect(await noteContext(contextId)).toBe(0)
  await database.exam.update({
    where: { assignmentId: course.assignmentId },
    data: { releasedAt: new Date() },
  })
  expect(await noteScores()).toBe(1)
  await database.ltiColumn.updateMany({ data: { url: 'http://127.0.0.1:9/columns/1' } })
  expect(await sendAll()).toEqual(['again'])
  expect(await database.ltiScore.findFirstOrThrow()).toMatchObject({
    failure: { because: expect.stringContaining('not among the addresses of this platform') },
  })
  await database.ltiColumn.deleteMany()
  await sendAll()
  expect(given().at(-1)).toBe(8)
  await database.exam.delete({ where: { assignmentId: course.assignmentId } })
})

it('takes the roster: shown first, then done, twice no more than once', async () => {
  const which = { slug: course.slug, contextId }
  const steps = async (take: boolean) => {
    const taken = await takeMembers(course.instructor, { ...which, take })
    return taken.ok ? taken.members.map(({ name, step }) => `${name} ${step}`) : taken.says
  }
  const planned = ['Ines T present', 'Ada L present', 'Bob make', 'Eve make']
  expect(await steps(false)).toEqual(planned)
  expect(await database.user.count({ where: { email: 'bob@uni.test' } })).toBe(0)
  expect(await steps(true)).toEqual(planned)
  expect(await steps(true)).toEqual(['Ines T present', 'Ada L present', 'Bob present', 'Eve present'])
  expect(await takeMembers(course.assistant, { ...which, take: false })).toMatchObject({ code: 'not-found' })

  // At their first launch the account is theirs; Eve has another one, and the one that was made is put away.
  bench.platform.people.set('bob', { subject: 'bob-there', name: 'Bob', roles: [roles.learner] })
  bench.platform.people.set('eve', { subject: 'eve-there', name: 'Eve', roles: [roles.learner] })
  expect(await comeAs('bob')).toMatchObject({ email: 'bob@uni.test' })
  const made = await makeLinkCode(course.otherStudent, {})
  expect((await comeAs('eve', made.ok ? made.code : '')).id).toBe(course.otherStudent.id)
  const students = await database.enrolment.findMany({
    where: { courseId: course.courseId, role: 'STUDENT' },
  })
  expect(students).toHaveLength(4)
  bench.platform.members.pop()
  bench.platform.members = bench.platform.members.filter(({ user_id }) => user_id !== 'bob-there')
  expect(await steps(false)).toContain('Bob gone')
})

it('signs what an instructor picked, and lets nobody else pick', async () => {
  const pick = { target: `${toolSite}/lti/launch`, message: 'LtiDeepLinkingRequest' as const }
  const student = new LaunchBrowser(toolSite)
  expect(await bench.launch(student, { ...pick, person: 'ada' })).toMatch(/code=not-instructor/)
  const browser = new LaunchBrowser(toolSite)
  expect(await bench.launch(browser, { ...pick, person: 'ines' })).toBe('/lti/pick')
  const viewer = await findViewer(browser.headers())
  if (viewer === null) throw new Error('Nobody came.')
  const other = await makeCourse()
  expect(await pickAssignments(viewer, { assignmentIds: [other.assignmentId] })).toMatchObject({
    code: 'gone',
  })
  expect(await pickAssignments(course.instructor, { assignmentIds: [] })).toMatchObject({ code: 'not-found' })
  const picked = await pickAssignments(viewer, { assignmentIds: [course.assignmentId] })
  if (!picked.ok) throw new Error(picked.says)
  const answer = await fetch(picked.returnUrl, {
    method: 'POST',
    body: new URLSearchParams({ JWT: picked.jwt }),
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Picked')])
  expect(bench.platform.picked[0]).toMatchObject({
    'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'of course-1',
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
      {
        type: 'ltiResourceLink',
        title: 'Delay and sockets',
        url: `${toolSite}/assignments/${course.assignmentId}`,
        lineItem: { scoreMaximum: 30, resourceId: course.assignmentId },
      },
    ],
  })
  bench.platform.tamper = (payload) => ({
    ...payload,
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      deep_link_return_url: 'https://elsewhere.test/return',
      accept_types: ['ltiResourceLink'],
    },
  })
  expect(await bench.launch(new LaunchBrowser(toolSite), { ...pick, person: 'ines' })).toMatch(
    /code=foreign-return/,
  )
  bench.platform.tamper = (payload) => payload
})

it('ends a link: nobody comes by it, and nothing is sent', async () => {
  const which = { slug: course.slug, contextId }
  const settings = { instructorsAs: 'INSTRUCTOR' as const, makesColumns: false }
  expect(await changeLink(course.assistant, { ...which, ...settings })).toMatchObject({ code: 'not-found' })
  expect(await changeLink(course.instructor, { ...which, ...settings })).toEqual({ ok: true })
  expect(await endLink(course.assistant, which)).toMatchObject({ code: 'not-found' })
  expect(await endLink(course.instructor, which)).toEqual({ ok: true })
  expect(await bench.launch(new LaunchBrowser(toolSite))).toMatch(/code=not-linked/)
  expect(await noteScores()).toBe(0)
  const acts = await database.auditEntry.findMany({
    where: { courseId: course.courseId, act: { startsWith: 'platform-' } },
  })
  expect(new Set(acts.map(({ act }) => act))).toEqual(
    new Set(['platform-linked', 'platform-roster-taken', 'platform-link-changed', 'platform-unlinked']),
  )
})
