import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { answerRequest } from '#server/api/answer-request.ts'
import { endpoints } from '#server/api/endpoints.ts'
import { endToken } from '#server/auth/token/end-token.ts'
import { requestsPerMinute } from '#server/auth/token/find-bearer.ts'
import { findTokens } from '#server/auth/token/find-tokens.ts'
import { makeToken } from '#server/auth/token/make-token.ts'
import { type Scope, scopeNames } from '#server/auth/token/scopes.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { loadItem } from '#server/items/load-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { anyStaff, callers, type Place, staff } from '#server/testing/entry-points/entry-point.ts'
import { makeCourse, makeOutsiders } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'

let course: Place['course']
let submissionId: string
const tokens = new Map<string, string>()

async function tokenOf(viewer: Viewer, scopes: readonly Scope[] = scopeNames, days = 30): Promise<string> {
  const made = await makeToken(viewer, { name: 'of a test', scopes: [...scopes], days })
  if (!made.ok) throw new Error(made.says)
  return made.token
}

beforeAll(async () => {
  await prepareQueue()
  const made = await makeCourse()
  course = { ...made, ...(await makeOutsiders(made.courseId)) }
  submissionId = (await submitLab(course)).submissionId
  for (const caller of callers) {
    if (caller !== 'nobody') tokens.set(caller, await tokenOf(course[caller]))
  }
})
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})
beforeEach(async () => {
  await database.apiToken.updateMany({ data: { requests: 0 } })
})

async function ask(
  caller: string | null,
  path: string,
  {
    body,
    now,
    method = body === undefined ? 'GET' : 'POST',
  }: { body?: unknown; now?: Date; method?: string } = {},
) {
  const token = caller === null ? undefined : (tokens.get(caller) ?? caller)
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const segments = path.replace(/\?.*/, '').slice(1).split('/').map(decodeURIComponent)
  const response = await answerRequest(request, segments, now)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** Each endpoint as a path to something that is there, and who may. */
const cases = (): Record<string, { path: string; may: string[]; body?: unknown }> => ({
  listCourses: { path: '/courses', may: callers.filter((caller) => caller !== 'nobody') },
  getCourse: { path: `/courses/${course.slug}`, may: anyStaff },
  listPeople: { path: `/courses/${course.slug}/people`, may: anyStaff },
  listAssignments: { path: `/courses/${course.slug}/assignments`, may: anyStaff },
  listMarks: { path: `/courses/${course.slug}/marks`, may: anyStaff },
  listSubmissions: { path: `/courses/${course.slug}/submissions`, may: anyStaff },
  getItem: { path: `/items/${course.labItemId}`, may: anyStaff },
  giveMarks: {
    path: `/items/${course.labItemId}/marks`,
    may: ['instructor'],
    body: { marks: [{ student: course.student.id, points: 3, reason: 'Looked at by hand.' }] },
  },
  getSubmission: { path: `/submissions/${submissionId}`, may: staff },
  listEvents: { path: `/submissions/${submissionId}/events`, may: staff },
})

describe('every endpoint', () => {
  it('is tried by everybody', () => {
    expect(Object.keys(cases()).toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted())
  })

  it.each(endpoints.map(({ id }) => id))('%s answers who may, and is not there for others', async (id) => {
    const { path, may, body } = cases()[id] ?? { path: '', may: [] }
    for (const caller of callers) {
      const { status, body: told } = await ask(caller === 'nobody' ? null : caller, path, { body })
      // Of no student whom they do not see.
      if (caller === 'otherAssistant')
        expect(JSON.stringify(told)).not.toMatch(new RegExp(`${course.student.id}|${course.otherStudent.id}`))
      expect(`${caller} ${status}`).toBe(
        `${caller} ${may.includes(caller) ? 200 : caller === 'nobody' ? 401 : 404}`,
      )
    }
  })

  it.each(endpoints.map(({ id, scope }) => ({ id, scope })))(
    '$id asks for the scope $scope',
    async ({ id, scope }) => {
      const { path, body } = cases()[id] ?? { path: '' }
      const others = await tokenOf(
        course.instructor,
        scopeNames.filter((name) => name !== scope),
      )
      expect(await ask(others, path, { body })).toMatchObject({ status: 403, body: { code: 'no-scope' } })
      const alone = await tokenOf(course.instructor, [scope])
      expect((await ask(alone, path, { body })).status).toBe(200)
      await database.apiToken.deleteMany({
        where: { userId: course.instructor.id, NOT: { scopes: { equals: [...scopeNames] } } },
      })
    },
  )

  it.each(endpoints.map(({ id }) => id))('%s refuses ids that no id is, and never breaks', async (id) => {
    const { path, body } = cases()[id] ?? { path: '' }
    for (const odd of ['%00', 'x'.repeat(101), '%2F', '%F0%9F%92%A9']) {
      const changed = path.replace(/(?<=\/(?:courses|items|submissions)\/)[^/]+/, odd)
      const { status } = await ask('instructor', changed, { body })
      expect([200, 400, 404]).toContain(status)
      expect(status === 200).toBe(changed === path)
    }
    expect((await ask('instructor', `${path}?unheard=1`, { body })).status).toBe(400)
  })
})

describe('a token', () => {
  it('is refused when it ended, was ended, is of a switched-off account, or is no token', async () => {
    const short = await tokenOf(course.assistant, scopeNames, 1)
    const later = new Date(Date.now() + 2 * 86_400_000)
    expect((await ask(short, '/courses')).status).toBe(200)
    expect(await ask(short, '/courses', { now: later })).toMatchObject({
      status: 401,
      body: { code: 'no-token' },
    })

    const [newest] = await findTokens(course.assistant)
    expect(newest?.usedAt).not.toBeNull()
    expect(await endToken(course.instructor, { tokenId: newest?.id })).toMatchObject({ code: 'gone' })
    expect(await endToken(course.assistant, { tokenId: newest?.id })).toEqual({ ok: true })
    expect((await ask(short, '/courses')).status).toBe(401)

    const off = await tokenOf(course.otherStudent)
    await database.user.update({ where: { id: course.otherStudent.id }, data: { disabledAt: new Date() } })
    expect((await ask(off, '/courses')).status).toBe(401)
    await database.user.update({ where: { id: course.otherStudent.id }, data: { disabledAt: null } })

    for (const odd of ['', 'rt_', `rt_${'x'.repeat(43)}`, 'x'.repeat(5_000), off.replace('rt_', '')]) {
      expect((await ask(odd === '' ? null : odd, '/courses')).status).toBe(401)
    }
  })

  it('asks so often a minute, however many requests come at once, and then again', async () => {
    const token = await tokenOf(course.assistant)
    await database.apiToken.updateMany({
      where: { userId: course.assistant.id },
      data: { requests: requestsPerMinute - 5, windowAt: new Date() },
    })
    const asked = await Promise.all(Array.from({ length: 9 }, () => ask(token, '/courses')))
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = asked.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(token, '/courses', { now: new Date(Date.now() + 61_000) })).status).toBe(200)
  })

  it('is stored as a hash alone, and one account has a bounded number of them', async () => {
    const token = await tokenOf(course.stranger)
    const rows = await database.apiToken.findMany({ where: { userId: course.stranger.id } })
    expect(JSON.stringify(rows)).not.toContain(token.slice(3))
    for (let count = rows.length; count < 20; count++) await tokenOf(course.stranger, ['courses:read'])
    const more = await makeToken(course.stranger, { name: 'more', scopes: ['courses:read'], days: 1 })
    expect(more).toMatchObject({ ok: false, code: 'too-many' })
    expect(await makeToken(course.stranger, { name: ' ', scopes: [], days: 0 })).toMatchObject({
      code: 'invalid',
    })
  })
})

describe('what is answered', () => {
  it('comes in pages that meet, and nobody twice', async () => {
    const path = `/courses/${course.slug}/people?limit=1`
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { body: { data: { id: string }[]; next: string | null } } = await ask(
        'assistant',
        next === '' ? path : `${path}&cursor=${next}`,
      )
      seen.push(...page.body.data.map(({ id }) => id))
      next = page.body.next
    }
    expect(seen.toSorted()).toEqual(
      [course.student, course.otherStudent, course.assistant, course.otherAssistant, course.instructor]
        .map(({ id }) => id)
        .toSorted(),
    )
    expect((await ask('assistant', `${path}&cursor=AA`)).status).toBe(400)
  })

  it('has the points of the gradebook, and gives points once', async () => {
    const path = `/items/${course.exerciseItemId}/marks`
    const marks = [
      { student: course.student.email.toUpperCase(), points: 4, reason: 'From the paper.' },
      { student: course.otherStudent.id, points: 11, reason: 'Too many.' },
      { student: 'nobody@example.test', points: 1, reason: 'Who?' },
    ]
    const first = await ask('instructor', path, { body: { marks } })
    expect(first.body.data.map(({ status }: { status: string }) => status)).toEqual([
      'set',
      'refused',
      'refused',
    ])
    const again = await ask('instructor', path, { body: { marks: marks.slice(0, 1) } })
    expect(again.body.data[0]).toMatchObject({ status: 'unchanged' })
    const where = { itemId: course.exerciseItemId, userId: course.student.id }
    expect(await database.scoreOverride.count({ where })).toBe(1)
    expect(
      await database.auditEntry.count({ where: { courseId: course.courseId, act: 'points-set' } }),
    ).toBeGreaterThan(0)

    const listed = await ask('assistant', `/courses/${course.slug}/marks`)
    const gradebook = await findGradebook(course.assistant, course.slug)
    for (const { id, total } of gradebook?.students ?? []) {
      expect(listed.body.data.find(({ student }: { student: string }) => student === id).total).toBe(total)
    }
    expect(listed.body.data.length).toBe(gradebook?.students.length)
  })

  it('tells of an answer part by part, without what tells of the right one', async () => {
    const loaded = await loadItem(course.student, course.exerciseItemId, new Date())
    if (loaded === null) throw new Error('There is no item.')
    const { attempt } = await getCurrentVariant(loaded)
    const submitted = await submitResponse(course.student, {
      itemId: course.exerciseItemId,
      attempt,
      key: crypto.randomUUID(),
      response: { total: { kind: 'number', value: '7', unit: 'ms' } },
    })
    if (!submitted.ok) throw new Error(submitted.says)
    const list = await ask('assistant', `/courses/${course.slug}/submissions?item=${course.exerciseItemId}`)
    expect(list.body.data).toHaveLength(1)
    const { body } = await ask('assistant', `/submissions/${list.body.data[0].id}`)
    expect(body).toMatchObject({
      state: 'graded',
      score: 0,
      parts: [{ part: 'total', status: 'failed', earned: 0 }],
    })
    expect(body.parts[0].says).toEqual(expect.any(String))
    expect((await ask('student', `/submissions/${list.body.data[0].id}`)).status).toBe(404)
  })

  it('says what is wrong in what was sent, and where', async () => {
    const path = `/items/${course.labItemId}/marks`
    expect(await ask('instructor', path, { body: '{' })).toMatchObject({ status: 400 })
    const bad = { marks: [{ student: course.student.id, points: -1, reason: '' }] }
    const { status, body } = await ask('instructor', path, { body: bad })
    expect(status).toBe(400)
    expect(body.errors.map(({ where }: { where: string }) => where)).toEqual([
      'body.marks.0.points',
      'body.marks.0.reason',
    ])
    const half = { marks: [{ student: 'a\ud800', points: 1, reason: 'r' }] }
    expect((await ask('instructor', path, { body: half })).status).toBe(400)
    const nul = { marks: [{ student: 'a\0', points: 1, reason: 'r' }] }
    expect((await ask('instructor', path, { body: nul })).status).toBe(400)
  })

  it('knows its addresses and methods', async () => {
    expect(await ask('instructor', '/nothing')).toMatchObject({
      status: 404,
      body: { code: 'no-such-address' },
    })
    const wrong = await ask('instructor', '/courses', { method: 'DELETE' })
    expect(wrong).toMatchObject({ status: 405, body: { code: 'no-such-method' } })
    expect(wrong.headers.get('allow')).toBe('GET')
  })
})
