import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { endPractice } from '#server/practice/end-practice.ts'
import { findPractice } from '#server/practice/find-practice.ts'
import { judgePractice } from '#server/practice/judge-practice.ts'
import { openPractice } from '#server/practice/open-practice.ts'
import { newSet, openSet, sealSet } from '#server/practice/practice-set.ts'
import type { PracticeView } from '#server/practice/practice-view.ts'
import { canaries } from '#server/testing/canaries.ts'
import { makeCourse } from '#server/testing/make-course.ts'
import { publishForPractice } from '#server/testing/publish-for-practice.ts'

const exerciseId = 'practice-trips'
const now = new Date()
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
/** A network of its own for each test that counts. */
const from = (address: string) => new Headers({ 'x-forwarded-for': address })
const nobody = from('203.0.113.1')

beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  process.env.PRACTICE = 'on'
  await publishForPractice(exerciseId)
})
afterEach(() => {
  process.env.PRACTICE = 'on'
})
afterAll(stopExercisePool)

async function open(sealed: string | null = null): Promise<PracticeView> {
  const opened = await openPractice(exerciseId, sealed, nobody, now)
  if (opened === null || !('open' in opened)) throw new Error(`Not opened: ${JSON.stringify(opened)}`)
  return opened.open
}
const answer = (value: number | string) => ({ total: { kind: 'number', value: String(value), unit: 'ms' } })
const judge = (set: string, value: number | string) =>
  judgePractice({ exerciseId, set, response: answer(value) }, nobody, now)
/** As a reader works it out, from the statement. */
const rightFor = ({ exercise }: PracticeView) => 2 * Number(/(\d+)/.exec(exercise.statement)?.[1])

const flip = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
const because = async (id: string, at = now) => (await findPractice([id], at)).get(id)?.because

const countRows = () =>
  Promise.all([
    database.user.count(),
    database.variant.count(),
    database.draft.count(),
    database.submission.count(),
    database.gradingRun.count(),
  ])

describe('an exercise that anybody tries', () => {
  it('is judged at once on its own numbers, tells no right value before they are ended, and stores nothing', async () => {
    const before = await countRows()
    const first = await open()
    const right = rightFor(first)
    expect(right).toBeGreaterThanOrEqual(40)
    // A reload, and a friend with the link, see the same numbers; without it there are others.
    expect(await open(first.set)).toEqual(first)
    expect((await open()).set).not.toBe(first.set)

    expect(await endPractice({ exerciseId, set: first.set }, now)).toMatchObject({ code: 'not-answered' })
    const wrong = await judge(first.set, right / 2)
    expect(wrong).toMatchObject({ ok: true, result: { score: 0 } })
    if (!wrong.ok) return
    // The misconception is named by now; the solution and the right value are not.
    expect(JSON.stringify(wrong)).toContain(canaries.misconception)
    const again = await open(wrong.set)
    expect(again).toMatchObject({ numbers: first.numbers, solution: null })
    for (const seen of [first, again]) expect(JSON.stringify(seen)).not.toContain(canaries.misconception)
    for (const seen of [first, wrong, again]) {
      expect(JSON.stringify(seen)).not.toContain(canaries.solution)
      expect(JSON.stringify(seen)).not.toContain(`${right} ms`)
    }

    const solved = await judge(wrong.set, right)
    expect(solved).toMatchObject({ ok: true, result: { score: 1 } })
    if (!solved.ok) return
    expect(JSON.stringify((await open(solved.set)).solution)).toContain(canaries.solution)
    expect(await judge(solved.set, right)).toMatchObject({ ok: false, code: 'set-ended' })
    expect(await countRows()).toEqual(before)
  })

  it('shows the solution when it is asked for, and takes no further answer then', async () => {
    const { set } = await open()
    const wrong = await judge(set, 1)
    const ended = wrong.ok ? await endPractice({ exerciseId, set: wrong.set }, now) : wrong
    if (!ended.ok) throw new Error(ended.says)
    expect(JSON.stringify((await open(ended.set)).solution)).toContain(canaries.solution)
    expect(await judge(ended.set, 1)).toMatchObject({ code: 'set-ended' })
  })

  it('takes what cannot be read as neither right nor wrong', async () => {
    const { set } = await open()
    expect(await judge(set, 'many')).toMatchObject({ code: 'not-gradable', unjudged: [{ part: 'total' }] })
  })

  it('keeps the version that the numbers are of', async () => {
    const versionId = (await findPractice([exerciseId], now)).get(exerciseId)?.versionId ?? ''
    const { versionId: sealed } = Object(openSet(exerciseId, (await open()).set, now))
    expect(sealed).toBe(versionId)
  })
})

describe('a set of numbers that was not written here, or is too old, is refused with words', () => {
  const versionId = 'some version'
  const sealed = () => sealSet(exerciseId, newSet(versionId, now))

  it.each<[string, () => string, string]>([
    ['forged', () => Buffer.from(JSON.stringify(newSet(versionId, now))).toString('base64url'), 'not-a-set'],
    ['changed at the front', () => flip(sealed(), 3), 'not-a-set'],
    ['changed within', () => flip(sealed(), 60), 'not-a-set'],
    ['changed in its tag', () => flip(sealed(), sealed().length - 10), 'not-a-set'],
    ['cut', () => sealed().slice(0, -4), 'not-a-set'],
    ['cut to nearly nothing', () => sealed().slice(0, 30), 'not-a-set'],
    ['huge', () => sealed() + 'A'.repeat(200_000), 'invalid'],
    ['no base64url', () => `${sealed().slice(0, 40)}\u0000 é`, 'not-a-set'],
    ['of another exercise', () => sealSet('two-round-trips', newSet(versionId, now)), 'not-a-set'],
    ['expired', () => sealSet(exerciseId, newSet(versionId, later(-25))), 'expired'],
    ['of a version that there is not', sealed, 'not-offered'],
  ])('%s', async (_, make, code) => {
    const set = make()
    const refused = await judge(set, 1)
    expect(refused).toMatchObject({ ok: false, code, says: expect.stringMatching(/\w{3,}.*\./) })
    const opened = await openPractice(exerciseId, set, nobody, now)
    expect(opened).toMatchObject({ refusal: { ok: false } })
    if (code !== 'not-offered') {
      expect(await endPractice({ exerciseId, set }, now)).toMatchObject({ ok: false, code })
    }
  })

  it('holds nothing that can be read, and is another one each time', () => {
    const set = newSet(versionId, now)
    const [one, two] = [sealSet(exerciseId, set), sealSet(exerciseId, set)]
    expect(one).not.toBe(two)
    for (const text of [one, Buffer.from(one, 'base64url').toString('latin1')]) {
      expect(text).not.toContain(set.seed)
      expect(text).not.toContain(versionId)
    }
    expect(openSet(exerciseId, one, now)).toEqual(set)
  })
})

describe('what is offered', () => {
  it('is not an exercise with few numbers that stands in an assignment whose solutions are not everybody’s yet', async () => {
    await publishForPractice('few-numbers', 100)
    expect(await because('few-numbers')).toBe(null)
    const course = await makeCourse({ lateUntil: later(3) })
    // 199 sets of numbers, and open until it is closed for good.
    expect(await because('two-round-trips')).toBe('assigned')
    expect(await because('two-round-trips', later(2))).toBe('assigned')
    expect(await because('two-round-trips', later(4))).toBe(null)
    await database.assignment.update({ where: { id: course.assignmentId }, data: { reveal: 'NEVER' } })
    expect(await because('two-round-trips', later(4))).toBe('assigned')
    // Somebody who took its numbers before learns nothing any more.
    const found = (await findPractice(['two-round-trips'], now)).get('two-round-trips')
    const set = sealSet('two-round-trips', newSet(found?.versionId ?? '', now))
    const input = { exerciseId: 'two-round-trips', set, response: answer(1) }
    expect(await judgePractice(input, nobody, now)).toMatchObject({ code: 'not-offered' })
  })

  it('is no lab, nothing that a course wrote itself, and nothing at all where the operator says so', async () => {
    const course = await makeCourse()
    const lab = await database.assignmentItem.findUniqueOrThrow({
      where: { id: course.labItemId },
      select: { exerciseVersion: { select: { exerciseId: true } } },
    })
    expect(await because(lab.exerciseVersion.exerciseId)).toBe('lab')
    expect(await openPractice('no-such-exercise', null, nobody, now)).toBe(null)
    expect(await openPractice('../../etc', null, nobody, now)).toBe(null)
    await database.exercise.update({ where: { id: exerciseId }, data: { courseId: course.courseId } })
    expect(await openPractice(exerciseId, null, nobody, now)).toBe(null)
    await database.exercise.update({ where: { id: exerciseId }, data: { courseId: null } })
    const { set } = await open()
    process.env.PRACTICE = 'off'
    expect(await openPractice(exerciseId, null, nobody, now)).toMatchObject({
      refusal: { code: 'not-offered' },
    })
    expect(await judge(set, 1)).toMatchObject({ code: 'not-offered' })
    process.env.PRACTICE = 'perhaps'
    await expect(openPractice(exerciseId, null, nobody, now)).rejects.toThrow('Set it to on or off')
  })

  it('is so much from one network, and says how long to wait; others are served', async () => {
    const { set } = await open()
    const input = { exerciseId, set, response: {} }
    const network = (address: string) => judgePractice(input, from(address), now)
    expect(await network('198.51.100.7')).toMatchObject({ ok: true })
    await database.rateLimit.updateMany({ data: { count: 10_000 } })
    expect(await network('198.51.100.7')).toMatchObject({
      code: 'too-many',
      says: expect.stringMatching(/in \d+ s/),
    })
    expect(await network('198.51.100.8')).toMatchObject({ ok: true })
    expect(await openPractice(exerciseId, null, nobody, now)).toMatchObject({ refusal: { code: 'too-many' } })
  })
})
