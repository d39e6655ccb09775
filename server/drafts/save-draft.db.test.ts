import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { openItem } from '#server/overview/open-item.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse, tinyProgram } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})

const answer = (value: string) => ({ kind: 'response', response: { total: { value, unit: 'ms' } } })
const program = (text: string, path = 'main.py') => ({
  kind: 'program',
  program: { language: 'python', files: [{ path, text }] },
})

describe('saving a draft', () => {
  it('never lets one go over another that it has not seen, and brings that one back', async () => {
    const { student, exerciseItemId: itemId } = course
    const save = (seen: number, value: string) =>
      saveDraft(student, { itemId, attempt: 1, seen, content: answer(value) })
    const results = await Promise.all(['1', '2', '3'].map((value) => save(0, value)))
    expect(results.filter(({ ok }) => ok)).toMatchObject([{ revision: 1 }])
    const stored = `${results.findIndex(({ ok }) => ok) + 1}`
    const other = { revision: 1, content: { total: { value: stored, unit: 'ms' } } }
    expect(results.filter(({ ok }) => !ok)).toMatchObject([
      { code: 'conflict', other },
      { code: 'conflict', other },
    ])
    expect(await save(1, '4')).toMatchObject({ ok: true, revision: 2 })
    expect(await save(1, '5')).toMatchObject({ ok: false, code: 'conflict', other: { revision: 2 } })
    // Sent again because its answer was lost: stored already.
    expect(await save(1, '4')).toMatchObject({ ok: true, revision: 2 })
    expect(await openItem(student, itemId)).toMatchObject({
      draft: { revision: 2, content: { total: { value: '4', unit: 'ms' } } },
    })
  })

  it('keeps a program exactly, unfinished or not', async () => {
    const { student, labItemId: itemId } = course
    const text = 'x = "ö€😀"\r\n\tprint(x'
    const saved = await saveDraft(student, { itemId, attempt: 1, seen: 0, content: program(text) })
    expect(saved).toMatchObject({ ok: true })
    expect(await openItem(student, itemId)).toMatchObject({ draft: { content: { files: [{ text }] } } })
  })

  it('says what is wrong with one that cannot be kept, and keeps the old one', async () => {
    const { student, labItemId: itemId } = course
    const save = (content: object) => saveDraft(student, { itemId, attempt: 1, seen: 9, content })
    const large = await save(program('x'.repeat(1_048_577)))
    expect(large).toMatchObject({
      ok: false,
      code: 'too-large',
      says: expect.stringContaining('1,024 KB are allowed'),
    })
    expect(await save(program('a\0b'))).toMatchObject({ ok: false, code: 'invalid' })
    expect(await save(answer('1'))).toMatchObject({ ok: false, code: 'wrong-kind' })
    expect(await database.draft.count({ where: { revision: 10 } })).toBe(0)
  })

  it('never takes what one student typed for another who signed in in the same browser', async () => {
    const { student, otherStudent, exerciseItemId: itemId, labItemId } = course
    const page = await openItem(student, itemId)
    const own = await openItem(otherStudent, itemId)
    const typed = { itemId, attempt: 1, seen: 0, content: answer('4711') }
    const refused = await saveDraft(otherStudent, { ...typed, variantId: page?.variantId })
    expect(refused).toMatchObject({
      ok: false,
      code: 'stale-numbers',
      says: expect.stringContaining('somebody else'),
    })
    const submission = { itemId, attempt: 1, key: crypto.randomUUID(), response: typed.content.response }
    expect(await submitResponse(otherStudent, { ...submission, variantId: page?.variantId })).toMatchObject({
      code: 'stale-numbers',
    })
    const lab = await openItem(student, labItemId)
    const handedIn = { itemId: labItemId, key: crypto.randomUUID(), program: tinyProgram }
    expect(await submitProgram(otherStudent, { ...handedIn, variantId: lab?.variantId })).toMatchObject({
      code: 'stale-numbers',
    })
    const tried = { itemId: labItemId, program: tinyProgram, variantId: lab?.variantId }
    expect(await startPracticeRun(otherStudent, tried)).toMatchObject({ code: 'stale-numbers' })
    expect(await openItem(otherStudent, labItemId)).toMatchObject({ lastRun: null })
    expect(await openItem(otherStudent, itemId)).toMatchObject({ draft: null, submissions: [] })
    expect(await saveDraft(otherStudent, { ...typed, variantId: own?.variantId })).toMatchObject({ ok: true })
  })

  it('is refused for numbers that are no longer the present ones', async () => {
    const { student, exerciseItemId: itemId } = course
    const stale = await saveDraft(student, { itemId, attempt: 2, seen: 99, content: answer('1') })
    expect(stale).toMatchObject({ ok: false, code: 'stale-numbers' })
  })
})
