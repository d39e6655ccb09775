import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#server/authoring/create-draft.ts'
import { discardDraft } from '#server/authoring/discard-draft.ts'
import { findExerciseSource } from '#server/authoring/exercise-source.ts'
import { findEditor } from '#server/authoring/find-editor.ts'
import { checkDraft, judgePreview } from '#server/authoring/look-at-exercise.ts'
import { publishDraft } from '#server/authoring/publish-draft.ts'
import { saveExerciseDraft } from '#server/authoring/save-exercise-draft.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { authorExercise, slugOf } from '#server/testing/author-exercise.ts'
import { exerciseFiles, makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
let other: TestCourse
beforeAll(async () => {
  course = await makeCourse()
  other = await makeCourse()
})
afterAll(stopExercisePool)

const rows = async () => [await database.variant.count(), await database.submission.count()]
const count = async () => [await database.fileTree.count(), await database.blob.count()]
const draft = (template?: string) => authorExercise(course.instructor, course.courseId, template)
const editor = async (place: { slug: string; exerciseId: string }) => {
  const view = await findEditor(course.instructor, place)
  if (view === null) throw new Error('There is no editor.')
  return view
}

describe('the draft of an exercise', () => {
  it('begins with a template, under an id that nobody else can take', async () => {
    const { slug, exerciseId } = await draft()
    const { text, revision } = await editor({ slug, exerciseId })
    expect(revision).toBe(1)
    expect(text).toContain(`id: ${exerciseId}\n`)
    const again = { slug: await slugOf(other.courseId), exerciseId, title: 'x', from: { template: 'number' } }
    expect(await createDraft(other.instructor, again)).toMatchObject({ ok: false, code: 'id-taken' })
    const folder = exerciseFiles()
    folder.set('exercise.md', Buffer.from(text))
    expect(await publishExercise(folder)).toMatchObject({ ok: true })
    // A folder took the id first: the draft cannot be published over it.
    expect(await publishDraft(course.instructor, { slug, exerciseId, revision })).toMatchObject({
      ok: false,
      code: 'id-taken',
    })
  })

  it.each(['new', 'Upper', '../x', ''])('cannot be called “%s”', async (exerciseId) => {
    const slug = await slugOf(course.courseId)
    const made = await createDraft(course.instructor, {
      slug,
      exerciseId,
      title: 'x',
      from: { template: 'number' },
    })
    expect(made.ok).toBe(false)
  })

  it('copies an exercise with all its files, lab or not', async () => {
    const slug = await slugOf(course.courseId)
    const lab = await database.exerciseVersion.findFirstOrThrow({
      where: { NOT: { exerciseId: 'two-round-trips' } },
    })
    const from = { exerciseId: lab.exerciseId, which: 1 }
    const made = await createDraft(course.instructor, {
      slug,
      exerciseId: 'lab-copy',
      title: '“Mine”: a lab',
      from,
    })
    expect(made).toEqual({ ok: true, exerciseId: 'lab-copy' })
    const { text, others } = await editor({ slug, exerciseId: 'lab-copy' })
    expect(others).toContain('lab.ts')
    expect(text).toContain('title: "“Mine”: a lab"')
    const checked = await checkDraft(course.instructor, { slug, exerciseId: 'lab-copy', text, seed: '1' })
    expect(checked).toMatchObject({ ok: true, answer: { loads: true } })
  })

  it('refuses a save that did not see the newest revision, and brings that one back', async () => {
    const place = await draft()
    const { text } = await editor(place)
    const save = (content: string, seen: number) =>
      saveExerciseDraft(course.instructor, { ...place, text: content, seen })
    expect(await save(`${text}\nfirst`, 1)).toMatchObject({ ok: true, revision: 2 })
    expect(await save(`${text}\nsecond`, 1)).toMatchObject({
      ok: false,
      code: 'conflict',
      other: { text: `${text}\nfirst`, revision: 2, by: 'instructor' },
    })
    // A save whose answer was lost is sent again: nothing has happened twice.
    expect(await save(`${text}\nfirst`, 1)).toMatchObject({ ok: true, revision: 2 })
    expect(await save(`${text}\nsecond`, 2)).toMatchObject({ ok: true, revision: 3 })
    const both = await Promise.all([save('a', 3), save('b', 3)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is read whole while others save it, though a save takes the files of the one before away', async () => {
    const place = await draft()
    const { text } = await editor(place)
    for (let round = 0; round < 15; round += 1) {
      const { revision } = await editor(place)
      const save = (content: string) =>
        saveExerciseDraft(course.instructor, {
          ...place,
          text: `${text}\n${content} ${round}`,
          seen: revision,
        })
      const [first, second, seen] = await Promise.all([save('a'), save('b'), editor(place)])
      expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1)
      expect(seen.text.startsWith(text)).toBe(true)
    }
  })

  it('keeps what is broken, says what is wrong with it, and does not publish it', async () => {
    const place = await draft()
    const { text } = await editor(place)
    const broken = text.replace('unit: ms', 'unit: mss')
    const checked = await checkDraft(course.instructor, { ...place, text: broken, seed: '1' })
    const line = broken.split('\n').findIndex((each) => each.includes('mss')) + 1
    expect(checked).toMatchObject({ ok: true, answer: { loads: false, problems: [{ line }] } })
    const saved = await saveExerciseDraft(course.instructor, { ...place, text: broken, seen: 1 })
    expect(saved).toMatchObject({ ok: true })
    const published = await publishDraft(course.instructor, { ...place, revision: 2 })
    expect(published).toMatchObject({ ok: false, code: 'does-not-load', problems: [{ line }] })
    const tooLong = await saveExerciseDraft(course.instructor, {
      ...place,
      text: 'é'.repeat(150_000),
      seen: 2,
    })
    expect(tooLong).toMatchObject({ ok: false, says: expect.stringContaining('200 kB') })
    const nul = await saveExerciseDraft(course.instructor, { ...place, text: 'a\0', seen: 2 })
    expect(nul).toMatchObject({ ok: false, says: expect.stringContaining('cannot be stored') })
  })

  it('is published once as a version of the course, and the next one needs the next number', async () => {
    const place = await draft()
    const publish = (revision: number) => publishDraft(course.instructor, { ...place, revision })
    expect(await publish(0)).toMatchObject({ code: 'stale' })
    expect(await publish(1)).toEqual({ ok: true, version: 1, isNew: true })
    expect(await publish(1)).toMatchObject({ code: 'not-found' })
    const { exerciseId } = place
    const exercise = await database.exercise.findUniqueOrThrow({ where: { id: exerciseId } })
    expect(exercise).toMatchObject({ courseId: course.courseId, topic: 'principles/delay' })
    // Another course finds nothing under that id.
    const elsewhere = await slugOf(other.courseId)
    expect(await findEditor(other.instructor, { slug: elsewhere, exerciseId })).toBeNull()

    const { text, revision } = await editor(place)
    expect({ revision, next: text.includes('version: 2\n') }).toEqual({ revision: 0, next: true })
    const save = (content: string, seen: number) =>
      saveExerciseDraft(course.instructor, { ...place, text: content, seen })
    await save(`${text}\nMore.\n`.replace('version: 2', 'version: 1'), 0)
    expect(await publish(1)).toMatchObject({ code: 'version-taken', next: 2 })
    await save(text.replace('version: 2', 'version: 1'), 1)
    expect(await publish(2)).toEqual({ ok: true, version: 1, isNew: false })
    expect(await database.exerciseDraft.count({ where: { exerciseId } })).toBe(0)
    await save(text.replace(`id: ${exerciseId}`, 'id: another'), 0)
    expect(await publish(1)).toMatchObject({ code: 'other-id' })
    await save(text, 1)
    expect(await publish(2)).toEqual({ ok: true, version: 2, isNew: true })
  })

  it('is thrown away only as it was seen', async () => {
    const place = await draft()
    expect(await discardDraft(course.instructor, { ...place, revision: 0 })).toMatchObject({ code: 'stale' })
    expect(await discardDraft(course.instructor, { ...place, revision: 1 })).toEqual({
      ok: true,
      published: false,
    })
    expect(await discardDraft(course.instructor, { ...place, revision: 1 })).toMatchObject({
      code: 'not-found',
    })
  })

  it('leaves no copies of what was typed over, and keeps every file that something refers to', async () => {
    const place = await draft()
    const { text } = await editor(place)
    const save = (content: string, seen: number) =>
      saveExerciseDraft(course.instructor, { ...place, text: content, seen })
    const before = await count()
    for (const [seen, content] of ['a', 'b', 'a', 'c'].entries()) await save(content, seen + 1)
    expect(await count()).toEqual(before)
    await save(text, 5)
    await publishDraft(course.instructor, { ...place, revision: 6 })
    // The published version has the files of the draft that was begun with it and is saved over now.
    await save(`${text}\n`, 0)
    await save(text, 1)
    await save(`${text}\n\n`, 2)
    expect((await checkDraft(course.instructor, { ...place, text, seed: '1' })).ok).toBe(true)
    const { versions } = (await findExerciseSource(course.courseId, place.exerciseId)) ?? { versions: [] }
    expect((await readTree(versions[0]?.treeDigest ?? '')).size).toBe(1)
    await discardDraft(course.instructor, { ...place, revision: 3 })
    expect(await count()).toEqual(before)
  })

  it('cannot be made of what came from a folder', async () => {
    const slug = await slugOf(course.courseId)
    const input = { slug, exerciseId: 'two-round-trips', text: 'x', seen: 0 }
    expect(await saveExerciseDraft(course.instructor, input)).toMatchObject({ ok: false, code: 'read-only' })
    expect(await findEditor(course.instructor, { slug, exerciseId: 'two-round-trips' })).toBeNull()
  })

  it('judges an answer as a submission would be, and stores nothing of it', async () => {
    const slug = await slugOf(course.courseId)
    const before = await rows()
    const judge = (value: string) =>
      judgePreview(course.assistant, {
        slug,
        exerciseId: 'two-round-trips',
        which: 1,
        seed: 'preview/1',
        response: { total: { value, unit: 's' } },
      })
    expect(await judge('1')).toMatchObject({ ok: true, result: { score: 0 } })
    expect(await rows()).toEqual(before)
  })
})
