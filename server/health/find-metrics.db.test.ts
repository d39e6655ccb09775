import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { GET } from '#app/api/metrics/route.ts'
import { database } from '#server/database/client.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { finishTry } from '#server/grading/finish-try.ts'
import { registerWorker } from '#server/grading/register-worker.ts'
import { findLackingLanguages } from '#server/health/find-lacking-languages.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(stopSender)

const token = 'a-token-for-a-test'
const ask = (sent?: string) =>
  GET(
    new Request('http://localhost/api/metrics', {
      headers: sent === undefined ? {} : { authorization: sent },
    }),
  )
const read = async () => {
  vi.stubEnv('METRICS_TOKEN', token)
  const response = await ask(`Bearer ${token}`)
  expect(response.status).toBe(200)
  return response.text()
}

it('is there for who has the token, and for nobody where there is none', async () => {
  expect((await ask()).status).toBe(404)
  expect((await ask('Bearer ')).status).toBe(404)
  vi.stubEnv('METRICS_TOKEN', token)
  for (const sent of [undefined, token, 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`]) {
    expect((await ask(sent)).status, sent ?? 'nothing sent').toBe(404)
  }
  vi.stubEnv('METRICS_TOKEN', 'guessed')
  await expect(ask('Bearer guessed')).rejects.toThrow('METRICS_TOKEN is shorter than 16 characters')
})

it('counts what waits, what was judged and how long that took, and names nobody', async () => {
  const { runId, submissionId } = await submitLab(course)
  const before = new Date(Date.now() - 30_000)
  await database.gradingRun.update({ where: { id: runId }, data: { createdAt: before } })
  await database.submission.update({ where: { id: submissionId }, data: { createdAt: before } })
  const waiting = await read()
  expect(waiting).toContain('roundtrip_runs_queued{mode="live"} 1\n')
  expect(waiting).toContain('roundtrip_runs_queued{mode="practice"} 0\n')
  expect(
    Number(/^roundtrip_oldest_queued_run_seconds\{mode="live"\} (\S+)$/m.exec(waiting)?.[1]),
  ).toBeGreaterThan(29)
  expect(waiting).toContain('roundtrip_submissions 1\n')
  expect(waiting).not.toContain('roundtrip_verdict_seconds{')
  const attempt = await beginTry(runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  expect(await read()).toContain('roundtrip_runs_running{mode="live"} 1\n')
  await finishTry(attempt, { checks: [], score: 1 })
  const judged = await read()
  expect(judged).toContain('roundtrip_runs_running{mode="live"} 0\n')
  expect(Number(/^roundtrip_verdict_seconds\{quantile="0\.5"\} (\S+)$/m.exec(judged)?.[1])).toBeGreaterThan(
    29,
  )
  for (const word of [course.student.email, course.student.name, course.slug, 'two-round-trips'])
    expect(judged).not.toContain(word)
})

it('knows which languages cannot be judged: those that a worker that is alive lacks the compiler for', async () => {
  const c = { language: 'c', because: 'there is no cc', remedy: 'Install it.' } as const
  const now = new Date('2026-11-30T12:00:00Z')
  const sandbox = (missing: (typeof c)[]) => ({
    available: true as const,
    tests: [],
    limits: [],
    notes: [],
    missing,
  })
  expect(await findLackingLanguages(now)).toEqual(new Set())
  await registerWorker('whole', sandbox([]), now)
  expect(await findLackingLanguages(now)).toEqual(new Set())
  await registerWorker('lacks', sandbox([c]), now)
  expect(await findLackingLanguages(now)).toEqual(new Set(['c']))
  // One of before there were compilers says nothing of them; one that is gone counts for nothing.
  await database.worker.update({
    where: { id: 'lacks' },
    data: { sandbox: { available: true, tests: [], limits: [], notes: [] } },
  })
  expect(await findLackingLanguages(now)).toEqual(new Set())
  await registerWorker('lacks', sandbox([c]), now)
  expect(await findLackingLanguages(new Date(now.getTime() + 60_000))).toEqual(new Set())
  await database.worker.deleteMany()
})
