import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { findTestOf } from '#server/authoring/variants-test-summary.ts'
import { type VariantsTestSummary } from '#server/authoring/variants-test-view.ts'
import { database } from '#server/database/client.ts'

const exercisesMax = 5_000
const pageSize = 30

/** As the address says it; anything strange there is left out rather than refused. */
const SearchSchema = z.object({
  words: z.string().max(200).catch(''),
  topic: z.string().max(80).catch(''),
  state: z.enum(['any', 'published', 'draft']).catch('any'),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
})
export type LibrarySearch = z.infer<typeof SearchSchema>

export interface LibraryEntry {
  exerciseId: string
  title: string
  topic: string
  kinds: readonly string[]
  /** Newest published version; null before the first. */
  version: number | null
  ownCourse: boolean
  /** Folders whose first problem `findFirstProblem` tells. */
  published: string | null
  draft: string | null
  /** Of the draft where there is one, else of the newest version. */
  variantsTest: VariantsTestSummary | null
}

export interface Library {
  course: AuthorCourse
  search: LibrarySearch
  entries: LibraryEntry[]
  /** That fit the search. */
  found: number
  pages: number
  /** Every topic with the number of exercises in it and below it, in order. */
  topics: { topic: string; count: number }[]
}

interface Row {
  exerciseId: string
  title: string
  topic: string
  kinds: readonly string[]
  version: number | null
  ownCourse: boolean
  published: string | null
  draft: string | null
}

/** The exercises that a course may use, and the drafts of its instructors. Null when they are not the viewer's to see. */
export const findLibrary = finder(
  z.strictObject({ slug: IdSchema, search: SearchSchema }),
  async (viewer, { slug, search }): Promise<Library | null> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null) return null
    const rows = await findRows(course.id)
    const words = search.words.toLowerCase().split(/\s+/u).filter(Boolean)
    const inWords = rows.filter(({ exerciseId, title, topic }) => {
      const text = `${exerciseId} ${title} ${topic}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    const inTopic = inWords.filter(({ topic }) => isBelow(topic, search.topic))
    const found = inTopic.filter(
      ({ published, draft }) =>
        search.state === 'any' || (search.state === 'draft' ? draft : published) !== null,
    )
    const pages = Math.max(1, Math.ceil(found.length / pageSize))
    const page = Math.min(search.page, pages)
    const shown = found.slice((page - 1) * pageSize, page * pageSize)
    return {
      course,
      search: { ...search, page },
      entries: await Promise.all(shown.map(describeRow)),
      found: found.length,
      pages,
      topics: countTopics(rows),
    }
  },
)

async function findRows(courseId: string): Promise<Row[]> {
  const [exercises, drafts] = await Promise.all([
    database.exercise.findMany({
      where: { OR: [{ courseId: null }, { courseId }] },
      select: {
        id: true,
        topic: true,
        courseId: true,
        versions: { orderBy: { version: 'desc' }, take: 1 },
      },
      orderBy: { id: 'asc' },
      take: exercisesMax,
    }),
    database.exerciseDraft.findMany({
      where: { courseId },
      select: { exerciseId: true, treeDigest: true, title: true, topic: true, kinds: true },
      take: exercisesMax,
    }),
  ])
  const rows = new Map<string, Row>()
  for (const { id, topic, courseId: owner, versions } of exercises) {
    const newest = versions[0]
    rows.set(id, {
      exerciseId: id,
      title: newest?.title ?? id,
      topic,
      kinds: newest?.kinds ?? [],
      version: newest?.version ?? null,
      ownCourse: owner !== null,
      published: newest?.treeDigest ?? null,
      draft: null,
    })
  }
  for (const { exerciseId, treeDigest: draft, title, topic, kinds } of drafts) {
    const known = rows.get(exerciseId)
    // Title and topic stay the published ones until the draft is published.
    if (known) rows.set(exerciseId, { ...known, kinds, draft })
    else {
      const own = { version: null, ownCourse: true, published: null, draft }
      rows.set(exerciseId, { exerciseId, title: title ?? exerciseId, topic: topic ?? '', kinds, ...own })
    }
  }
  return [...rows.values()].toSorted((a, b) =>
    a.topic === b.topic ? compare(a.title, b.title) : compare(a.topic, b.topic),
  )
}

const compare = (a: string, b: string) => a.localeCompare(b, 'en')

async function describeRow(row: Row): Promise<LibraryEntry> {
  const digest = row.draft ?? row.published
  return { ...row, variantsTest: digest === null ? null : await findTestOf(digest) }
}

const isBelow = (topic: string, above: string) =>
  above === '' || topic === above || topic.startsWith(`${above}/`)

function countTopics(rows: readonly Row[]): Library['topics'] {
  const counts = new Map<string, number>()
  for (const { topic } of rows) {
    const steps = topic.split('/').filter(Boolean)
    for (const depth of steps.keys()) {
      const above = steps.slice(0, depth + 1).join('/')
      counts.set(above, (counts.get(above) ?? 0) + 1)
    }
  }
  return [...counts].map(([topic, count]) => ({ topic, count })).toSorted((a, b) => compare(a.topic, b.topic))
}
