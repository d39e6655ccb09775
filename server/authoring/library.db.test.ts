import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFirstProblem } from '#server/authoring/find-first-problem.ts'
import { findLibrary } from '#server/authoring/find-library.ts'
import { findPreview } from '#server/authoring/find-preview.ts'
import { publishDraft } from '#server/authoring/publish-draft.ts'
import { saveExerciseDraft } from '#server/authoring/save-exercise-draft.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { fillInGlances } from '#server/exercises/fill-in-glances.ts'
import { authorExercise, slugOf } from '#server/testing/author-exercise.ts'
import { breakExercise } from '#server/testing/break-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
let other: TestCourse
let slug: string
let own: string
let unpublished: string
beforeAll(async () => {
  course = await makeCourse()
  other = await makeCourse()
  slug = await slugOf(course.courseId)
  own = (await authorExercise(course.instructor, course.courseId)).exerciseId
  const published = await publishDraft(course.instructor, { slug, exerciseId: own, revision: 1 })
  if (!published.ok) throw new Error(published.says)
  unpublished = (await authorExercise(course.instructor, course.courseId, 'dns-zone')).exerciseId
})
afterAll(stopExercisePool)

const look = (which: unknown, seed: unknown) =>
  findPreview(course.assistant, { slug, exerciseId: own, which, seed })
const entries = async () => (await findLibrary(course.instructor, { slug, search: {} }))?.entries ?? []
const idsFor = async (search: object, where = slug, viewer = course.assistant) =>
  (await findLibrary(viewer, { slug: where, search }))?.entries.map(({ exerciseId }) => exerciseId) ?? null

describe('the library of exercises', () => {
  it("holds every folder's exercises and those of the course, and nothing of another course", async () => {
    const here = await idsFor({})
    expect(here).toEqual(expect.arrayContaining([own, unpublished, 'two-round-trips']))
    const elsewhere = await idsFor({}, await slugOf(other.courseId), other.instructor)
    expect(elsewhere).toContain('two-round-trips')
    expect(elsewhere).not.toContain(own)
    expect(elsewhere).not.toContain(unpublished)
    expect(await idsFor({}, await slugOf(other.courseId))).toBeNull()
  })

  it.each([
    ['words in any order and case', { words: 'TRIPS two' }, ['two-round-trips']],
    ['a topic with what is below it', { topic: 'principles' }, () => ['two-round-trips', own]],
    ['drafts', { state: 'draft' }, () => [unpublished]],
    ['a topic that only begins alike', { topic: 'princ' }, []],
    ['nonsense, which counts for nothing', { words: 'dns', state: 'x', page: '-3' }, () => [unpublished]],
  ] as const)('is searched by %s', async (_, search, expected) => {
    const found = await idsFor(search)
    expect(found?.toSorted()).toEqual(
      [...(typeof expected === 'function' ? expected() : expected)].toSorted(),
    )
  })

  it('says where the course uses an exercise, to who may regrade it', async () => {
    const { instructor, assistant, assignmentId, exerciseItemId: itemId } = course
    const wanted = { slug, exerciseId: 'two-round-trips', which: 1, seed: '1' }
    const title = 'Delay and sockets'
    expect(await findPreview(instructor, wanted)).toMatchObject({
      uses: [{ itemId, assignment: { id: assignmentId, title }, version: 1, submissions: 0 }],
    })
    expect(await findPreview(assistant, wanted)).toMatchObject({ uses: [] })
    expect(await findPreview(instructor, { ...wanted, exerciseId: own })).toMatchObject({ uses: [] })
  })

  it('counts topics with those above them, and tells kinds and versions', async () => {
    const library = await findLibrary(course.instructor, { slug, search: {} })
    expect(library?.topics).toEqual(
      expect.arrayContaining([
        { topic: 'dns', count: 1 },
        { topic: 'dns/zones', count: 1 },
        { topic: 'principles', count: 2 },
      ]),
    )
    expect(library?.entries.find(({ exerciseId }) => exerciseId === own)).toMatchObject({
      title: 'Own exercise',
      version: 1,
      kinds: ['number'],
      ownCourse: true,
      variantsTest: null,
    })
  })

  it('reads no files for a list, and gives rows of an older Roundtrip what lists show', async () => {
    const before = await entries()
    expect(before.find(({ exerciseId }) => exerciseId === unpublished)?.kinds).toEqual(['dns-zone'])
    const none: string[] = []
    await database.exerciseVersion.updateMany({ data: { kinds: none } })
    await database.exerciseDraft.updateMany({ data: { kinds: none, title: null, topic: null } })
    expect((await entries()).flatMap(({ kinds }) => kinds)).toEqual([])
    await fillInGlances()
    expect(await entries()).toEqual(before)
  })

  it('shows what is broken with its first problem, and everything else as ever', async () => {
    const broken = await authorExercise(course.instructor, course.courseId)
    await saveExerciseDraft(course.instructor, { ...broken, text: '---\ntitle: Half done\n---\n', seen: 1 })
    await breakExercise('two-round-trips')
    const library = await findLibrary(course.instructor, { slug, search: {} })
    const entry = (id: string) => library?.entries.find(({ exerciseId }) => exerciseId === id)
    expect(entry(broken.exerciseId)).toMatchObject({ title: 'Half done', topic: '', version: null })
    expect(await findFirstProblem(entry(broken.exerciseId)?.draft ?? '')).toContain('is missing')
    expect(await findFirstProblem(entry('two-round-trips')?.published ?? '')).toContain('Line')
    expect(await findFirstProblem(entry(own)?.published ?? '')).toBeNull()
    const preview = await findPreview(course.assistant, {
      slug,
      exerciseId: 'two-round-trips',
      which: 1,
      seed: '',
    })
    expect(preview).toMatchObject({ title: 'Two round trips', answer: { loads: false } })
  })

  it('previews a seed as it is asked for, and an address that makes no sense as the usual one', async () => {
    const first = await look(1, 'roundtrip/7')
    const again = await look('1', 'roundtrip/7')
    expect(first).toMatchObject({ seed: 'roundtrip/7', which: 1, answer: { loads: true } })
    expect(again?.answer).toEqual(first?.answer)
    expect(await look(['x'], 'x'.repeat(200))).toMatchObject({ seed: 'preview/1', which: 1 })
    expect(await look(7, undefined)).toBeNull()
    expect(await look('draft', undefined)).toBeNull()
  })
})
