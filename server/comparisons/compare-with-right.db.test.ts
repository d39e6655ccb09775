import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareWithRight } from '#server/comparisons/compare-with-right.ts'
import { beginRightRun, endRightRun, rightProgramOf } from '#server/comparisons/right-runs.ts'
import { database } from '#server/database/client.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { storeCapture } from '#server/testing/store-capture.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
let runId: string
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse({ attempts: 2 })
  runId = (await submitLab(course)).runId
  await storeCapture(runId)
})
afterAll(stopSender)

const refused = { ok: false, code: 'not-found' }
const waiting = { ok: true, state: 'waiting' }
const right = { transcript: [], cut: false, output: 'HELLO\n' }

describe('a right program beside a run', () => {
  it('is there for nobody before the solution is, but for staff, and is not even run', async () => {
    for (const viewer of [course.student, course.otherStudent, course.stranger])
      expect(await compareWithRight(viewer, { runId, check: 'open' })).toMatchObject(refused)
    expect(await database.rightRun.count()).toBe(0)
    expect(await compareWithRight(course.assistant, { runId, check: 'open' })).toEqual(waiting)
  })

  it('is run once, with both seeds, whoever asks', async () => {
    const attempt = await beginTry(runId)
    if (attempt === null) throw new Error('There was nothing to try.')
    await finishTry(attempt, { checks: [], score: 1 })
    expect(await compareWithRight(course.student, { runId, check: 'open' })).toEqual(waiting)
    expect(await database.rightRun.count()).toBe(1)
    const { id } = await database.rightRun.findFirstOrThrow()
    const run = await database.gradingRun.findUniqueOrThrow({ where: { id: runId } })
    const order = await beginRightRun(id)
    if (attempt.judges !== 'program' || attempt.order.checks !== 'all')
      throw new Error('It is no submission.')
    expect(order).toMatchObject({ seed: run.seed, checks: 'all', hiddenSeed: attempt.order.hiddenSeed })
    expect(Object.keys(order?.submission.files ?? {})).toEqual(['main.py'])
    await endRightRun(id, { checks: { open: right, hidden: right } })
    expect(await beginRightRun(id)).toBeNull()
  })

  it('shows what it did in a visible check, and nothing of a hidden one', async () => {
    expect(await compareWithRight(course.student, { runId, check: 'open' })).toEqual({
      ok: true,
      state: 'ready',
      right,
    })
    for (const check of ['hidden', 'no-such-check'])
      expect(await compareWithRight(course.student, { runId, check })).toMatchObject(refused)
    expect(await compareWithRight(course.assistant, { runId, check: 'hidden' })).toMatchObject({
      state: 'ready',
    })
    expect(await compareWithRight(course.assistant, { runId, check: 'other' })).toEqual({
      ok: true,
      state: 'none',
    })
  })

  it('stays with whom it belongs to', async () => {
    for (const viewer of [course.otherStudent, course.stranger])
      expect(await compareWithRight(viewer, { runId, check: 'open' })).toMatchObject(refused)
  })
})

it.each([
  [['solutions/right.js', 'solutions/right.py', 'solutions/wrong.py'], 'main.py'],
  [['solutions/right-threads.py', 'solutions/right.c'], 'main.c'],
  [['solutions/right-threads.py'], 'main.py'],
  [['solutions/right/main.py', 'solutions/right.txt', 'right.py'], null],
])('of %j the right program is %s', (paths, main) => {
  const program = rightProgramOf(new Map(paths.map((path) => [path, Buffer.from('x')])))
  expect(program === null ? null : [...program.keys()]).toEqual(main === null ? null : [main])
})
