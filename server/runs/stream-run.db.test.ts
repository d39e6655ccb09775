import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import { type RunStreamEvent, RunStreamEventSchema } from '#graders/labs/contract/run-stream.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { countSubscribers, stopListening } from '#server/events/listen.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { EventRecorder } from '#server/grading/record-events.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findRun } from '#server/runs/find-run.ts'
import { streamRun } from '#server/runs/stream-run.ts'
import { streamsMax } from '#server/runs/stream-slots.ts'
import { canaries } from '#server/testing/canaries.ts'
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
  says: `Says ${id}.`,
  tier: 'works' as const,
  points: 1,
  hidden,
})
const seen = { code: 'missing-output' as const, expected: canaries.hiddenCheck, actual: '' }
const output = (id: string): LabEvent => ({
  type: 'output',
  check: id,
  stream: 'stdout',
  base64: 'aGk=',
  cut: false,
})
const script: LabEvent[] = [
  { type: 'run-started', seed: 'abc', checks: [check('open', false), check('secret', true)] },
  { type: 'check-started', check: 'open' },
  output('open'),
  { type: 'check-finished', check: 'open', outcome: { status: 'passed' }, usage: null },
  { type: 'check-started', check: 'secret' },
  output('secret'),
  {
    type: 'check-finished',
    check: 'secret',
    outcome: { status: 'failed', mismatch: seen },
    usage: null,
    tryIt: canaries.hiddenCheck,
  },
  { type: 'run-finished' },
]
const result = {
  checks: [
    { ...check('open', false), outcome: { status: 'passed' as const }, earned: 1 },
    { ...check('secret', true), outcome: { status: 'failed' as const, mismatch: seen }, earned: 0 },
  ],
  score: 0.5,
}

async function open(
  viewer: Viewer,
  runId: string,
  lastEventId: string | null = null,
  times?: Parameters<typeof streamRun>[2],
): Promise<Response> {
  const run = await findRun(viewer, runId)
  if (run === null) throw new Error('The run is not the viewer’s to see.')
  return streamRun(run, { viewer, lastEventId, signal: new AbortController().signal }, times)
}

/** Reads whole events of a stream, up to the one that holds `mark`. */
function readText(response: Response) {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  return {
    async until(mark: string): Promise<string> {
      let text = ''
      while (!text.includes(mark)) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
        if (done) throw new Error(`The stream ended without ${mark}: ${text}`)
        text += decoder.decode(value, { stream: true })
      }
      return text
    },
    cancel: () => reader?.cancel(),
  }
}

const parse = (text: string): { id: string | null; event: RunStreamEvent }[] =>
  text.split('\n\n').flatMap((block) => {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    const id = /^id: (.*)$/m.exec(block)?.[1] ?? null
    return data === undefined ? [] : [{ id, event: RunStreamEventSchema.parse(JSON.parse(data)) }]
  })
const names = (received: ReturnType<typeof parse>) =>
  received.map(({ event }) => (event.type === 'lab' ? event.event.type : event.type))

describe("a run's event stream", () => {
  it('follows a run from the queue to its end, also when it was opened before the worker came', async () => {
    const { runId } = await submitLab(course)
    const reader = readText(await open(course.student, runId))
    const beginning = await reader.until('data: ')
    const attempt = await beginTry(runId)
    if (attempt === null) throw new Error('There was nothing to try.')
    const recorder = new EventRecorder(attempt)
    for (const event of script) await recorder.record(event)
    await recorder.flush()
    await finishTry(attempt, result)
    const received = parse(beginning + (await reader.until('id: ended\ndata: ')))
    expect(received[0]).toMatchObject({ event: { type: 'waiting' } })
    expect(received.at(-1)).toMatchObject({ id: 'ended', event: { status: 'finished', score: 0.5 } })

    const replayed = parse(await (await open(course.student, runId)).text())
    expect(names(replayed)).toEqual([
      'run-started',
      'check-started',
      'output',
      'check-finished',
      'check-started',
      'check-finished',
      'run-finished',
      'ended',
    ])
    expect(JSON.stringify([received, replayed])).not.toContain(canaries.hiddenCheck)

    // A reconnecting browser gets what it missed, and nothing hidden, though it had the plan before.
    const later = parse(await (await open(course.student, runId, '3')).text())
    expect(names(later)).toEqual(['check-started', 'check-finished', 'run-finished', 'ended'])
    expect(JSON.stringify(later)).not.toContain(canaries.hiddenCheck)
    expect((await open(course.student, runId, 'ended')).status).toBe(204)

    const staff = parse(await (await open(course.assistant, runId)).text())
    expect(JSON.stringify(staff)).toContain(canaries.hiddenCheck)
  })

  it('says how many are ahead, practice behind submissions', async () => {
    const { runId } = await submitLab(course)
    const { runId: second } = await submitLab(course, course.otherStudent)
    const first = await open(course.otherStudent, second)
    const reader = readText(first)
    expect(parse(await reader.until('data: '))[0]).toMatchObject({ event: { type: 'waiting', ahead: 1 } })
    await reader.cancel()
    expect(runId).not.toBe(second)
    expect(first.headers.get('cache-control')).toBe('no-cache, no-transform')
  })

  it('lets go of a run when its browser goes away, whether it was reading or not', async () => {
    const { runId } = await submitLab(course, course.assistant)
    const [reading, idle] = await Promise.all([1, 2].map(() => open(course.assistant, runId)))
    const readers = [reading?.body?.getReader(), idle?.body?.getReader()]
    for (const reader of readers) await reader?.read()
    await vi.waitFor(() => expect(countSubscribers(runId)).toBe(2))
    // The first has read all there is and waits for more; the other one's next event lies in the queue.
    await readers[0]?.read()
    for (const reader of readers) await reader?.cancel()
    await vi.waitFor(() => expect(countSubscribers(runId)).toBe(0))
  })

  it('holds a few of one viewer: the oldest makes room, and is told to come back later', async () => {
    const { runId } = await submitLab(course, course.otherStudent)
    const mine = await Promise.all(Array.from({ length: 40 }, () => open(course.otherStudent, runId)))
    const texts = mine.map((response) => response.text())
    const another = readText(await open(course.instructor, runId))
    await another.until('data: ')
    await vi.waitFor(() => expect(countSubscribers(runId)).toBe(streamsMax + 1))
    const ended = await Promise.all(texts.slice(0, -streamsMax))
    for (const text of ended) expect(text).toContain('retry: 15000')
    await another.cancel()
    // The others end with the run.
    const attempt = await beginTry(runId)
    if (attempt === null) throw new Error('There was nothing to try.')
    await finishTry(attempt, result)
    for (const text of await Promise.all(texts.slice(-streamsMax))) expect(text).toContain('id: ended')
    await vi.waitFor(() => expect(countSubscribers(runId)).toBe(0))
  })

  it('drops a reader that takes nothing, and keeps one that reads what little there is', async () => {
    const { runId } = await submitLab(course, course.instructor)
    const times = { heartbeatMs: 50, patienceMs: 1_000 }
    const reader = readText(await open(course.instructor, runId, null, times))
    const stalled = readText(await open(course.instructor, runId, null, times))
    await Promise.all([reader.until('data: '), stalled.until('data: ')])
    await vi.waitFor(() => expect(countSubscribers(runId)).toBe(2))
    // Reads until the other one is gone, which is longer than its own patience.
    while (countSubscribers(runId) > 1) await reader.until('still here')
    await reader.until('still here')
    await reader.cancel()
    await stalled.cancel()
  })
})
