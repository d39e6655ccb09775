// How quickly pages answer while ten students submit the worst known answers of each kind, beside the same without them:
// a hundred requests, one every 200 ms, whether or not those before have been answered.
import { setTimeout as delay } from 'node:timers/promises'
import { prepareTestBuild } from '#platform/build-site.ts'
import { SiteViewer } from '../tests/support/site-viewer.ts'
import { startTestStack } from '../tests/support/test-stack.ts'
import { median } from './median.ts'

const students = 10
const requests = 100
const everyMs = 200

async function measure(viewer: SiteViewer, pages: readonly string[], count = requests): Promise<number[]> {
  const startedAt = performance.now()
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const dueAt = startedAt + (at * everyMs * requests) / count
      await delay(Math.max(0, dueAt - performance.now()))
      return (await viewer.open(pages[at % pages.length] ?? '/')).ms
    }),
  )
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    'median ms': Math.round(median(times)),
    'p95 ms': Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN),
    'max ms': Math.round(sorted.at(-1) ?? Number.NaN),
  }
}

const stack = await startTestStack()
process.env.DATABASE_URL = stack.running().databaseUrl
// They read the database's URL when they are imported.
const { database } = await import('#server/database/client.ts')
const { stopExercisePool } = await import('#server/exercises/ask-exercise.ts')
const { enrolSomebody, makeCourseOfAllKinds } = await import('./worst/course-of-all-kinds.ts')
const { submitWorst } = await import('./worst/submit-worst.ts')
const { worstAnswers } = await import('./worst/worst-answers.ts')
try {
  const site = { url: stack.url, dataDir: stack.dataDir, build: await prepareTestBuild() }
  const course = await makeCourseOfAllKinds(Object.keys(worstAnswers))
  await stopExercisePool()
  const join = async () => new SiteViewer(site, await enrolSomebody(course.id))
  const items = course.items.map(({ id }) => `/items/${id}`)
  const pages = ['/', `/courses/${course.slug}`, ...items]
  const reader = await join()
  for (const page of pages) await reader.open(page)

  const alone = await measure(reader, pages)
  const ending = new AbortController()
  const all = Array.from({ length: students }, async (_, at) =>
    submitWorst(await join(), course.items, at, ending.signal),
  )
  await delay(2_000)
  // Nobody has opened a newcomer's pages: their numbers are drawn and their texts are filled in under the load.
  const newcomers = await Promise.all([join(), join(), join(), join()])
  const [loaded, ...first] = await Promise.all([
    measure(reader, pages),
    ...newcomers.map((viewer) => measure(viewer, items, items.length)),
  ])
  ending.abort()
  const submitted = (await Promise.all(all)).flat()

  const table = [
    { pages: 'with nobody else', ...summary(alone) },
    { pages: 'while ten submit the worst', ...summary(loaded) },
    { pages: 'opened for the first time meanwhile', ...summary(first.flat()) },
  ]
  console.table(table)
  const kinds = [...new Set(submitted.map(({ kind }) => kind))].map((kind) => {
    const own = submitted.filter((each) => each.kind === kind)
    const came = Object.groupBy(own, (each) => each.came)
    const counts = Object.entries(came).map(([code, each = []]) => `${code} ${each.length}`)
    return { kind, came: counts.join(', '), ...summary(own.map(({ ms }) => ms)) }
  })
  console.table(kinds)
  console.log(JSON.stringify({ bench: 'load', table, kinds }))
} finally {
  await stopExercisePool()
  await database.$disconnect()
  await stack.stop()
}
