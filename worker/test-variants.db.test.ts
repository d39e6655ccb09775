// *Test 1,000 variants* by a worker as it is: a process of its own, the real queue.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findEditor } from '#server/authoring/find-editor.ts'
import { findVariantsTest } from '#server/authoring/find-variants-test.ts'
import { saveExerciseDraft } from '#server/authoring/save-exercise-draft.ts'
import { startVariantsTest } from '#server/authoring/start-variants-test.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { enqueueVariantsTest, stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { authorExercise } from '#server/testing/author-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { nightly } from '../tests/support/nightly.ts'
import { slotTimeoutMs, takeSlot } from '../tests/support/slots.ts'
import { startWorker, stopWorkers } from '../tests/support/start-worker.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
// A worker starts cells: there is to be room on the machine.
beforeEach(() => takeSlot(), slotTimeoutMs)
afterEach(stopWorkers)
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})

interface Place {
  slug: string
  exerciseId: string
}

const stateOf = async ({ slug, exerciseId }: Place) =>
  (await findVariantsTest(course.instructor, { slug, exerciseId, which: 'draft' }))?.state
const waitFor = (place: Place, is: string, timeout = 240_000) =>
  vi.waitFor(
    async () => {
      const state = await stateOf(place)
      if (state?.is !== is) throw new Error(`The test is ${JSON.stringify(state).slice(0, 500)}`)
      return state
    },
    { timeout, interval: 50 },
  )
const start = (place: Place) => startVariantsTest(course.instructor, { ...place, which: 'draft' })

describe('a thousand variants', { timeout: 240_000 }, () => {
  it.runIf(nightly)(
    'are tested by a worker, asked for once or many times; a mistake shows with its seed',
    async () => {
      await startWorker()
      const sound = await authorExercise(course.instructor, course.courseId)
      expect(await stateOf(sound)).toEqual({ is: 'none' })
      const asked = await Promise.all([start(sound), start(sound), start(sound)])
      expect(asked.every(({ ok }) => ok)).toBe(true)
      const done = await waitFor(sound, 'finished')
      expect(done).toMatchObject({ report: { variants: 1_000, failureCount: 0, seed: 'roundtrip' } })

      const faulty = await authorExercise(course.instructor, course.courseId)
      const view = await findEditor(course.instructor, faulty)
      // Right in most variants: only the test of many sees that it is not in all.
      const text = view?.text.replace('"{{ 2 * files * rtt }}"', '"{{ 2 * min(files, 11) * rtt }}"') ?? ''
      await saveExerciseDraft(course.instructor, { ...faulty, text, seen: 1 })
      await start(faulty)
      const found = await waitFor(faulty, 'finished')
      const failures = found.is === 'finished' ? found.report.failures : []
      expect(failures[0]).toMatchObject({ seed: expect.stringMatching(/^roundtrip\/\d+$/) })
      expect(failures[0]?.parameters).toContain('files = 12')
      expect(failures.length).toBeLessThanOrEqual(20)
    },
  )

  it.runIf(nightly)(
    'survive the worker: killed in the middle, the next one does it; and what cannot be done is a fault',
    async () => {
      const slow = await authorExercise(course.instructor, course.courseId, 'dns-zone')
      await start(slow)
      const first = await startWorker()
      await waitFor(slow, 'running')
      await first.kill('SIGKILL')
      expect(await stateOf(slow)).toMatchObject({ is: 'running' })
      await startWorker()
      expect(await waitFor(slow, 'finished')).toMatchObject({ report: { failureCount: 0 } })

      const broken = await authorExercise(course.instructor, course.courseId)
      await saveExerciseDraft(course.instructor, { ...broken, text: 'nothing', seen: 1 })
      expect(await start(broken)).toMatchObject({ ok: false, code: 'does-not-load' })
      // As if the loader had become stricter meanwhile.
      const { treeDigest } = await database.exerciseDraft.findUniqueOrThrow({
        where: { exerciseId: broken.exerciseId },
      })
      await database.$transaction(async (tx) => {
        await tx.variantsTest.create({
          data: { treeDigest, requestedById: course.instructor.id, status: 'QUEUED' },
        })
        await enqueueVariantsTest(tx, treeDigest)
      })
      expect(await waitFor(broken, 'faulted')).toMatchObject({
        because: expect.stringContaining('does not load'),
      })
    },
  )

  it('are not made of a lab', async () => {
    const lab = await database.exercise.findFirstOrThrow({
      where: { NOT: { id: 'two-round-trips' }, courseId: null },
    })
    const { slug } = await authorExercise(course.instructor, course.courseId)
    const asked = await startVariantsTest(course.instructor, { slug, exerciseId: lab.id, which: 1 })
    expect(asked).toMatchObject({ ok: false, code: 'lab', says: expect.stringContaining('sandbox') })
  })
})
