// A regrade of an item with 300 submissions, judged by the site's own worker: until all are judged, what the page of it
// costs, committing and undoing. Meanwhile somebody reads everybody's points again and again: they are all as before, or
// all as after. Exits with 1 when they were ever something else.

import { signInNames } from '../tests/e2e/support/demo-accounts.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { enrolStudents } from './course/enrol-students.ts'

const students = 300
const exerciseId = 'bench-regraded'

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
// They read the database's URL when they are imported.
const { database } = await import('#server/database/client.ts')
const { publishExercise } = await import('#server/exercises/publish-exercise.ts')
const { commitRegrade } = await import('#server/regrades/decide-regrade.ts')
const { findRegrades } = await import('#server/regrades/find-regrades.ts')
const { startRegrade } = await import('#server/regrades/start-regrade.ts')
const { undoRegrade } = await import('#server/regrades/undo-regrade.ts')
const { findGradebook } = await import('#server/gradebook/find-gradebook.ts')
const { stopExercisePool } = await import('#server/exercises/ask-exercise.ts')
const { stopSender } = await import('#server/queue/enqueue-run.ts')

const slug = 'computer-networking'
const seen = new Set<string>()
let reads = 0
const over = new AbortController()
try {
  const viewer = await database.user.findUniqueOrThrow({ where: { email: signInNames.instructor } })
  const itemId = await fillCourse(await publish(1, '2 * rtt', 'rtt'))
  const to = await publish(2, 'rtt', '2 * rtt')
  const reader = readPoints(viewer, itemId)

  const begin = await timed(() => startRegrade(viewer, { itemId, versionId: to, reason: 'A benchmark.' }))
  const { done } = begin
  if (!done.ok) throw new Error(done.says)
  const { regradeId } = done
  const look = () => findRegrades(viewer, itemId)
  const judged = await timed(async () => {
    while ((await look())?.open?.comparison === null) {
      await new Promise((resolve) => {
        setTimeout(resolve, 200)
      })
    }
  })
  const compared = await timed(look)
  const changed = compared.done?.open?.comparison?.changed.length
  const commit = await timed(() => commitRegrade(viewer, { regradeId, onlyIncreases: false }))
  const undo = await timed(() => undoRegrade(viewer, { regradeId }))
  over.abort()
  await reader
  const table = [
    { what: `begin, ${students} submissions`, ms: begin.ms },
    { what: 'until all are judged', ms: judged.ms },
    { what: `compare (${changed} students change)`, ms: compared.ms },
    { what: 'commit', ms: commit.ms },
    { what: 'undo', ms: undo.ms },
  ].map(({ what, ms }) => ({ what, ms: Math.round(ms) }))
  console.table(table)
  console.log(`Everybody's points were read ${reads} times meanwhile: ${[...seen].join('; ')}.`)
  console.log(JSON.stringify({ bench: 'regrade', students, table, reads, seen: [...seen] }))
  const ways = [`${students} as before, 0 as after`, `0 as before, ${students} as after`]
  if (!commit.done.ok || !undo.done.ok || [...seen].some((state) => !ways.includes(state))) {
    console.error('Points were wrong in between, or the regrade did not go through.')
    process.exitCode = 1
  }
} finally {
  over.abort()
  await stopSender()
  await stopExercisePool()
  await database.$disconnect()
  await stack.stop()
}

async function timed<Done>(work: () => Promise<Done>): Promise<{ done: Done; ms: number }> {
  const startedAt = performance.now()
  const done = await work()
  return { done, ms: performance.now() - startedAt }
}

/** Half of the students are right in the first version, the others in the second. */
async function readPoints(viewer: Parameters<typeof findGradebook>[0], itemId: string): Promise<void> {
  while (!over.signal.aborted) {
    const book = await findGradebook(viewer, slug)
    const items = book?.assignments.flatMap((assignment) => assignment.items) ?? []
    const at = items.findIndex(({ id }) => id === itemId)
    const counts = { before: 0, after: 0 }
    for (const { id, scores } of book?.students ?? []) {
      const isEven = Number(id.slice('bench-'.length)) % 2 === 0
      const earned = scores[at]?.earned
      if (earned === (isEven ? 10 : 0)) counts.before += 1
      if (earned === (isEven ? 0 : 10)) counts.after += 1
    }
    seen.add(`${counts.before} as before, ${counts.after} as after`)
    reads += 1
  }
}

async function publish(version: number, right: string, wrong: string): Promise<string> {
  const text = `---
id: ${exerciseId}
title: Regraded by a benchmark
version: ${version}
topic: principles
parameters:
  rtt: { integer: [20, 2000], step: 1, unit: ms }
parts:
  - id: total
    kind: number
    ask: How long does it take?
    unit: ms
    answer: ${right}
    tolerance: 1%
    misconceptions:
      - { id: other, value: ${wrong}, says: "Count once more." }
tests:
  - { response: { total: "{{ ${right} }}" }, score: 1 }
  - { response: { total: "{{ ${wrong} }}" }, score: 0, misconception: other }
---
## Statement

A round trip takes {{rtt}}.

## Solution

Count.
`
  const published = await publishExercise(new Map([['exercise.md', Buffer.from(text)]]))
  if (published.ok) return published.exerciseVersionId
  throw new Error(JSON.stringify(published))
}

/** In place of the demo course's students: 300 of them, each with a submission. Returns the item. */
async function fillCourse(exerciseVersionId: string): Promise<string> {
  const { id: courseId } = await database.course.findUniqueOrThrow({ where: { slug } })
  await enrolStudents(database, courseId, students)
  const { items } = await database.assignment.create({
    data: {
      courseId,
      title: 'Regraded',
      position: 1_000,
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 3_600_000),
      items: { create: [{ position: 0, points: 10, exerciseVersionId }] },
    },
    include: { items: true },
  })
  const itemId = items[0]?.id ?? ''
  await database.$executeRaw`
    INSERT INTO "Variant" (id, "itemId", "userId", attempt, seed, parameters)
    SELECT 'v' || u.id, ${itemId}, u.id, 1, 'bench', '{"rtt": 100}' FROM "User" u WHERE u.id LIKE 'bench-%'`
  await database.$executeRaw`
    INSERT INTO "Submission" (id, "variantId", "userId", "idempotencyKey", response, "createdAt")
    SELECT 's' || v."userId", v.id, v."userId", gen_random_uuid(),
      CASE WHEN substr(v."userId", 7)::int % 2 = 0 THEN '{"total": {"value": "200", "unit": "ms"}}'::jsonb
        ELSE '{"total": {"value": "100", "unit": "ms"}}'::jsonb END, now()
    FROM "Variant" v WHERE v."itemId" = ${itemId}`
  await database.$executeRaw`
    INSERT INTO "GradingRun"
      (id, mode, status, "submissionId", "variantId", "userId", "graderVersion", seed, score, "createdAt")
    SELECT 'r' || s.id, 'LIVE', 'FINISHED', s.id, s."variantId", s."userId", 'bench', '',
      CASE WHEN substr(s."userId", 7)::int % 2 = 0 THEN 1 ELSE 0 END, s."createdAt"
    FROM "Submission" s WHERE s."variantId" LIKE 'vbench-%'`
  return itemId
}
