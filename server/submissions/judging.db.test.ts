// Answers that are judged badly or slowly: what the student is told, what it costs, and whom else it concerns.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { startExercisePool, stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { openItem } from '#server/overview/open-item.ts'
import { usualLimits } from '#server/pool/pooled-limits.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'
import { nightly } from '../../tests/support/nightly.ts'

let course: TestCourse
beforeAll(async () => {
  // A test file before this one may have left its own.
  await stopExercisePool()
  startExercisePool('server/testing/hostile-exercise-process.ts', { ...usualLimits, cpuMsMax: 3_000 })
  course = await makeCourse({ attempts: 2 })
})
afterAll(stopExercisePool)

const inputOf = (value: string, { unit = 'ms', key }: { unit?: string; key?: string } = {}) => ({
  itemId: course.exerciseItemId,
  attempt: 1,
  key: key ?? crypto.randomUUID(),
  response: { total: { kind: 'number', value, unit } },
})
const countStored = (userId: string) => database.submission.count({ where: { userId } })

type Deed = [deed: string, says: string]

describe('an answer that breaks a limit', { timeout: 240_000 }, () => {
  it.each(
    // That computes for half a minute, several times.
    [
      ...(nightly ? ([['never ends', 'of computing and was stopped']] satisfies Deed[]) : []),
      ['eats memory', 'more than 256 MB of memory'],
      ['crashes', 'crashed'],
    ] satisfies Deed[],
  )('%s: our side, kept, at no cost; everybody else is served', async (deed, says) => {
    const { student, otherStudent, exerciseItemId: itemId } = await makeCourse({ attempts: 1 })
    const input = { ...inputOf(deed), itemId }
    const order: string[] = []
    const [hostile] = await Promise.all([
      submitResponse(student, input).finally(() => order.push('answer')),
      openItem(otherStudent, itemId).finally(() => order.push('page')),
    ])
    if (deed === 'never ends') expect(order).toEqual(['page', 'answer'])
    expect(hostile).toMatchObject({ ok: false, code: 'faulted', says: expect.stringContaining(says) })
    expect(JSON.stringify(hostile)).not.toContain('42')
    expect(await submitResponse(otherStudent, { ...inputOf('1'), itemId })).toMatchObject({ ok: true })

    // The same key again is the same submission.
    expect(await submitResponse(student, input)).toEqual(hostile)
    expect(await countStored(student.id)).toBe(1)
    const item = await openItem(student, itemId)
    expect(item).toMatchObject({
      submissionsLeft: 1,
      submit: { possible: true },
      solution: null,
      latest: null,
      newNumbers: { possible: false },
      submissions: [{ state: { status: 'faulted' } }],
    })
    const id = item?.submissions[0]?.id ?? ''
    expect(await findSubmission(student, id)).toMatchObject({ result: null, solution: null })

    expect(await submitResponse(student, { ...inputOf('1'), itemId })).toMatchObject({ ok: true })
    expect(await openItem(student, itemId)).toMatchObject({ submissionsLeft: 0, latest: { result: {} } })
  })
})

describe('an answer that cannot be judged', () => {
  it('is told so beside the part, costs nothing and is not stored', async () => {
    const { student, exerciseItemId: itemId } = course
    const refused = await submitResponse(student, inputOf('is too intricate'))
    expect(refused).toMatchObject({
      ok: false,
      code: 'not-judged',
      unjudged: [{ part: 'total', says: 'Your answer is too intricate.' }],
    })
    expect(await countStored(student.id)).toBe(0)
    expect(await openItem(student, itemId)).toMatchObject({ submissionsLeft: 2, submit: { possible: true } })
    expect(await newNumbers(student, { itemId, attempt: 1 })).toMatchObject({ code: 'not-answered' })
  })
})

describe('an answer that is judged for a while', { timeout: 120_000 }, () => {
  let file = ''
  const begin = async (viewer = course.student, key?: string) => {
    file = `/tmp/${crypto.randomUUID().slice(0, 12)}`
    const going = submitResponse(viewer, inputOf('takes its time', { unit: file, ...(key && { key }) }))
    await vi.waitFor(() => expect(existsSync(`${file}-began`)).toBe(true), { timeout: 60_000 })
    return { going, end: () => writeFileSync(`${file}-go`, '') }
  }
  const remove = () => ['began', 'go'].forEach((what) => rmSync(`${file}-${what}`, { force: true }))

  it('holds no lock: the page opens, a draft of the site goes on, another window may answer first', async () => {
    const { otherStudent, exerciseItemId: itemId } = course
    const { going, end } = await begin(otherStudent)
    expect(await openItem(otherStudent, itemId)).toMatchObject({ submissionsLeft: 2 })
    const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: otherStudent.id } })
    // As another web process would.
    const key = crypto.randomUUID()
    const { id } = await database.$transaction(async (tx) => {
      await lock(tx, 'item', otherStudent.id, itemId)
      await tx.variant.update({
        where: { id: variant.id },
        data: { endedAt: new Date(), endedBy: 'SOLUTION_SHOWN' },
      })
      return tx.submission.create({
        data: { variantId: variant.id, userId: otherStudent.id, idempotencyKey: key, response: {} },
      })
    })
    end()
    expect(await going).toMatchObject({ ok: false, code: 'set-ended' })
    expect(await database.submission.findMany({ where: { userId: otherStudent.id } })).toMatchObject([{ id }])
    remove()
  })

  it('is the only one of its student; sent twice, it is one submission', async () => {
    const { student } = course
    const key = crypto.randomUUID()
    const { going, end } = await begin(student, key)
    const again = submitResponse(student, inputOf('takes its time', { unit: file, key }))
    expect(await submitResponse(student, inputOf('1'))).toMatchObject({ ok: false, code: 'still-judging' })
    end()
    const [first, second] = await Promise.all([going, again])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await countStored(student.id)).toBe(1)
    remove()
  })
})
