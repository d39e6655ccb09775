// Walks every server action and route handler of the site and calls each as everybody. An entry point that is not
// in the table below fails the test: say who may call it, and let the test see that nobody else can.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { stopCourseUnpackPool } from '#server/copying/import-course.ts'
import { database } from '#server/database/client.ts'
import { stopListening } from '#server/events/listen.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { stopUnpackPool } from '#server/submissions/unpack-upload.ts'
import { apiEntryPoints } from '#server/testing/entry-points/api-entry-points.ts'
import { authoringEntryPoints } from '#server/testing/entry-points/authoring-entry-points.ts'
import { changedSince, latestChange } from '#server/testing/entry-points/changed-since.ts'
import { countRows } from '#server/testing/entry-points/count-rows.ts'
import { courseEntryPoints } from '#server/testing/entry-points/course-entry-points.ts'
import { findEntryPoints, importEntry } from '#server/testing/entry-points/entry-files.ts'
import {
  actionEntry,
  type Caller,
  callers,
  type EntryPoint,
  get,
  type Launched,
  launched,
  ofStaff,
  type Place,
  redirectsTo,
  respondWith,
  servesLaunched,
} from '#server/testing/entry-points/entry-point.ts'
import { examEntryPoints } from '#server/testing/entry-points/exam-entry-points.ts'
import { feedbackEntryPoints } from '#server/testing/entry-points/feedback-entry-points.ts'
import { groupEntryPoints } from '#server/testing/entry-points/group-entry-points.ts'
import { itemEntryPoints } from '#server/testing/entry-points/item-entry-points.ts'
import { joiningEntryPoints } from '#server/testing/entry-points/joining-entry-points.ts'
import { labEntryPoints } from '#server/testing/entry-points/lab-entry-points.ts'
import { launchInto, linkContext } from '#server/testing/entry-points/launched.ts'
import { ltiEntryPoints } from '#server/testing/entry-points/lti-entry-points.ts'
import { makePlace } from '#server/testing/entry-points/make-place.ts'
import { practiceEntryPoints } from '#server/testing/entry-points/practice-entry-points.ts'
import { oddInputs } from '#server/testing/odd-inputs.ts'
import { nightly } from '../../tests/support/nightly.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const password = 'a password for tests'
/** Who has an account. */
const everybody = callers.filter((caller) => caller !== 'nobody')

const entryPoints: Record<string, EntryPoint> = {
  ...courseEntryPoints,
  ...feedbackEntryPoints,
  ...itemEntryPoints,
  ...examEntryPoints,
  ...groupEntryPoints,
  ...labEntryPoints,
  ...authoringEntryPoints,
  ...practiceEntryPoints,
  ...ltiEntryPoints,
  'search/actions.ts searchAction': {
    ...actionEntry(everybody, () => ({ words: 'two round' })),
    withinCourse: true,
  },
  'account/actions.ts saveProfileAction': actionEntry(everybody, () => ({
    name: 'Of a test',
    timeZone: 'Europe/Berlin',
  })),
  'account/actions.ts changePasswordAction': actionEntry(everybody, () => ({
    current: password,
    next: password,
  })),
  'sign-in/actions.ts signInAction': {
    may: [],
    call: async (entry) => {
      const form = new FormData()
      form.set('email', `${crypto.randomUUID()}@example.test`)
      form.set('password', 'not the password')
      return !JSON.stringify(await entry(null, form)).includes('wrong')
    },
  },
  ...joiningEntryPoints,
  'sign-in/actions.ts signOutAction': { may: callers, call: async (entry) => redirectsTo('/sign-in', entry) },
  'api/health/route.ts GET': {
    may: callers,
    call: async (entry) =>
      JSON.stringify(await (await respondWith(entry, get('/api/health'))).json()) === '{"ok":true}',
  },
  // Nobody's session opens it: server/health/find-metrics.db.test.ts.
  'api/metrics/route.ts GET': {
    may: [],
    call: async (entry) => (await respondWith(entry, get('/api/metrics'))).status === 200,
  },
  ...apiEntryPoints,
  'api/runs/[runId]/captures/[check]/route.ts GET': {
    may: ['student', 'assistant', 'instructor'],
    call: async (entry, { runId }) => {
      const request = get(`/api/runs/${runId}/captures/open`)
      const response = await respondWith(entry, request, {
        params: Promise.resolve({ runId, check: 'open' }),
      })
      return response.status === 200
    },
  },
  'api/runs/[runId]/events/route.ts GET': {
    may: ['student', 'assistant', 'instructor'],
    call: async (entry, { runId }) => {
      const stop = new AbortController()
      const request = get(`/api/runs/${runId}/events`, { signal: stop.signal })
      const response = await respondWith(entry, request, { params: Promise.resolve({ runId }) })
      await response.body?.cancel()
      stop.abort()
      return response.status === 200
    },
  },
}

// The request in progress, as Next would hold it.
const signedIn = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => signedIn.headers,
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const fileOf = (name: string): string => name.split(' ')[0] ?? ''

const cookies = new Map<Caller | Launched, string>()
let course: Place['course']
let place: Place
/** Of those whom a platform sent: much in the other one was used up. */
let theirs: Place

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  await prepareQueue()
  place = await makePlace()
  course = place.course
  const { auth } = await import('#server/auth/auth.ts')
  const hash = await hashPassword(password)
  for (const caller of callers) {
    if (caller === 'nobody') continue
    const { id, email }: Viewer = course[caller]
    await database.account.create({
      data: { id: crypto.randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
    })
    const { headers } = await auth().api.signInEmail({ body: { email, password }, returnHeaders: true })
    cookies.set(
      caller,
      headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    )
  }
  theirs = await makePlace()
  const { courseId, student, instructor } = theirs.course
  const here = await linkContext(courseId)
  cookies.set('launchedStudent', await launchInto(here, student.id))
  cookies.set('launchedInstructor', await launchInto(here, instructor.id))
  cookies.set('launchedElsewhere', await launchInto(await linkContext(course.courseId), instructor.id))
})
afterAll(async () => {
  await stopSender()
  await stopListening()
  await stopExercisePool()
  await stopUnpackPool()
  await stopCourseUnpackPool()
})

const become = (caller: Caller | Launched) => {
  const cookie = cookies.get(caller)
  signedIn.headers = new Headers(cookie === undefined ? {} : { cookie })
}

describe('every server action and route handler', () => {
  it('is in the table', () => {
    expect(findEntryPoints().toSorted()).toEqual(Object.keys(entryPoints).toSorted())
  })

  it('leads nobody to the endpoints of the auth library: several verify a password, and none counts how often', () => {
    expect(
      findEntryPoints()
        .filter((name) => name.startsWith('api/'))
        .toSorted(),
    ).toEqual([
      'api/health/route.ts GET',
      'api/metrics/route.ts GET',
      'api/runs/[runId]/captures/[check]/route.ts GET',
      'api/runs/[runId]/events/route.ts GET',
      'api/v1/[...path]/route.ts GET',
      'api/v1/[...path]/route.ts POST',
      'api/v1/openapi.json/route.ts GET',
    ])
    expect(readdirSync(path.join(process.cwd(), 'app/api')).toSorted()).toEqual([
      'health',
      'metrics',
      'runs',
      'v1',
    ])
  })

  // What a file offers is drawn together: of an exercise one asks for new numbers when one has answered.
  const files = [...new Set(Object.keys(entryPoints).map(fileOf))]
  const drawn = shareOfToday(files, 25, String)
  it.each(Object.entries(entryPoints).filter(([name]) => drawn.includes(fileOf(name))))(
    '%s serves those who may, and nobody else',
    async (name, { may, call, unaudited }) => {
      const { entry, exported } = await importEntry(name)
      const served: Caller[] = []
      for (const caller of callers) {
        // Signing out ends a session for good, so everybody keeps theirs by not doing it.
        become(exported === 'signOutAction' ? 'nobody' : caller)
        const before = await countRows()
        const since = await latestChange()
        const did = await call(entry, place)
        if (did) served.push(caller)
        if (did && ofStaff(may, caller))
          expect({ name, caller, ...(await changedSince(since, before)) }).toEqual({
            name,
            caller,
            unaudited: unaudited === undefined ? [] : expect.any(Array),
          })
        if (!did) expect({ caller, rows: await countRows() }).toEqual({ caller, rows: before })
      }
      expect(served.toSorted()).toEqual([...may].toSorted())
    },
  )

  // By day those that would reach beyond the course; of the others, some need what one before them made.
  const beyond = Object.entries(entryPoints).filter(
    ([, { may, makesCourses }]) => makesCourses || (may.includes('stranger') && !may.includes('nobody')),
  )
  it.each(nightly ? Object.entries(entryPoints) : beyond)(
    '%s serves whom a learning platform sent in its course alone',
    async (name, point) => {
      const { entry, exported } = await importEntry(name)
      const served: Launched[] = []
      for (const caller of launched) {
        if (exported === 'signOutAction') continue
        become(caller)
        const before = await countRows()
        if (await point.call(entry, theirs)) served.push(caller)
        else expect({ caller, rows: await countRows() }).toEqual({ caller, rows: before })
      }
      if (exported !== 'signOutAction') expect(served).toEqual(servesLaunched(point))
    },
  )

  // Tokens are no sessions, and leaving is the one thing that can be done.
  const bound = Object.entries(entryPoints).filter(
    ([name, { may }]) =>
      may.includes('instructor') && !may.includes('nobody') && !/leaveView|api\/v1/.test(name),
  )
  it.each(shareOfToday(bound, 10, ([name]) => name))(
    '%s does nothing while who may looks as a student',
    async (name, { call }) => {
      const { entry } = await importEntry(name)
      become('instructor')
      const viewing = { viewsAsId: course.student.id, viewsCourseId: course.courseId }
      await database.session.updateMany({
        where: { userId: course.instructor.id },
        data: { ...viewing, viewsUntil: new Date(Date.now() + 3_600_000) },
      })
      const before = await countRows()
      expect(await call(entry, place)).toBe(false)
      expect(await countRows()).toEqual(before)
      await database.session.updateMany({ data: { viewsAsId: null, viewsCourseId: null, viewsUntil: null } })
    },
  )

  const actions = Object.entries(entryPoints).filter(([, { input }]) => input !== undefined)
  it.each(shareOfToday(actions, 15, ([name]) => name))(
    '%s answers whatever it is sent, and never breaks',
    async (name, { input }) => {
      const { entry } = await importEntry(name)
      const right = input?.(place)
      // By day one of them, who gets furthest.
      for (const caller of nightly
        ? (['instructor', 'student', 'stranger'] as const)
        : (['instructor'] as const)) {
        become(caller)
        for (const odd of oddInputs(right)) {
          const answer = await Promise.resolve(entry(odd)).catch((error: unknown) => ({ broke: error, odd }))
          expect(answer).toMatchObject({ ok: expect.any(Boolean) })
        }
      }
    },
  )
})
