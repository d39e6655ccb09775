import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import { stopListening } from '#server/events/listen.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { EventRecorder } from '#server/grading/record-events.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findCapture } from '#server/runs/find-capture.ts'
import { findRun } from '#server/runs/find-run.ts'
import { followRun } from '#server/runs/follow-run.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterAll(async () => {
  await stopListening()
  await stopSender()
})

const check = (id: string, hidden: boolean) => ({
  id,
  says: 'Says.',
  tier: 'works' as const,
  points: 1,
  hidden,
})
const piece = (id: string, text: string): LabEvent => ({
  type: 'capture',
  check: id,
  base64: Buffer.from(text).toString('base64'),
})
const started: LabEvent = {
  type: 'run-started',
  seed: 's',
  checks: [check('open', false), check('secret', true), check('silent', false)],
}

it('gives the packets of the last try, of hidden checks to staff alone, and of nobody to strangers', async () => {
  const { runId } = await submitLab(course)
  const attempt = await beginTry(runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  const recorder = new EventRecorder(attempt)
  for (const event of [started, piece('open', 'of a try that came to nothing'), started])
    await recorder.record(event)
  for (const id of ['open', 'secret'])
    for (const text of [`packets of ${id}, `, 'and more']) await recorder.record(piece(id, text))
  await recorder.flush()

  const textFor = async (viewer: typeof course.student, id: string) =>
    (await findCapture(viewer, { runId, check: id }))?.bytes.toString() ?? null
  expect(await textFor(course.student, 'open')).toBe('packets of open, and more')
  expect(await textFor(course.student, 'secret')).toBeNull()
  expect(await textFor(course.student, 'silent')).toBeNull()
  expect(await textFor(course.student, 'no such check')).toBeNull()
  expect(await textFor(course.otherStudent, 'open')).toBeNull()
  expect(await textFor(course.assistant, 'secret')).toBe('packets of secret, and more')

  // The page hears that there is one, and nothing of what is in it.
  const run = await findRun(course.student, runId)
  if (run === null) throw new Error('The run is not there.')
  const told: LabEvent[] = []
  for await (const message of followRun(run, -1, AbortSignal.timeout(60_000))) {
    if (message.type !== 'lab') continue
    told.push(message.event)
    if (told.length === 5) break
  }
  expect(told.filter(({ type }) => type === 'capture')).toEqual(
    ['open', 'open', 'open'].map((id) => ({ type: 'capture', check: id, base64: '' })),
  )
})
