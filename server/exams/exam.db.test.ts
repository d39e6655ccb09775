// An exam from its door to its end: whose clock runs, what is taken, and what is shown meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setAccommodation } from '#server/assignments/more-time/set-accommodation.ts'
import { database } from '#server/database/client.ts'
import { closeSittings } from '#server/exams/close-sittings.ts'
import { findSittings } from '#server/exams/find-sittings.ts'
import { giveExamTime } from '#server/exams/give-exam-time.ts'
import { startExam } from '#server/exams/start-exam.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { tinyProgram } from '#server/testing/make-course.ts'
import {
  examAt,
  examTitle,
  makeTestExam,
  type TestExam,
  typedInExam,
} from '#server/testing/make-test-exam.ts'
import { newNumbers } from '#server/variants/new-numbers.ts'
import { openHint } from '#server/variants/open-hint.ts'
import { showSolution } from '#server/variants/show-solution.ts'

let exam: TestExam
let course: TestExam['course']
let student: TestExam['student']
let assignmentId: string
let twoPartsId: string
let labId: string
beforeAll(prepareQueue)
afterAll(async () => {
  await stopSender()
  await database.$disconnect()
})
beforeEach(async () => {
  exam = await makeTestExam()
  ;({ course, student, assignmentId, twoPartsId, labId } = exam)
})

describe('the door of an exam', () => {
  it('is shut before and after, and opens by code, from where it is written, once', async () => {
    expect(await exam.state(-1)).toBe('ahead')
    expect(await exam.start(-1)).toMatchObject({ ok: false, code: 'not-open' })
    expect(await exam.state(1)).toBe('ready')
    expect(await openItem(student, twoPartsId, examAt(1))).toBeNull()
    expect(await exam.everythingShown(1)).not.toContain(examTitle)
    expect(await startExam(student, { assignmentId, code: 'plum' }, examAt(1))).toMatchObject({
      code: 'wrong-code',
    })
    const away = { ...student, address: '198.51.100.1' }
    expect(await exam.start(1, away)).toMatchObject({ ok: false, code: 'wrong-network' })
    expect(await exam.start(1, course.student)).toMatchObject({ ok: false, code: 'wrong-network' })
    expect(await exam.start(1, course.instructor)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await exam.start(1, course.stranger)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await Promise.all([exam.start(2), exam.start(2)])).toEqual([
      { ok: true, endsAt: examAt(62) },
      { ok: true, endsAt: examAt(62) },
    ])
    expect(await exam.start(30)).toEqual({ ok: true, endsAt: examAt(62) })
    expect(await exam.state(30)).toBe('running')
    expect(await openItem(student, twoPartsId, examAt(30))).not.toBeNull()
    expect(await openItem(away, twoPartsId, examAt(30))).toBeNull()
    expect(await exam.state(63)).toBe('over')
    expect(await exam.start(63)).toMatchObject({ ok: false, code: 'over' })
    expect(await exam.start(121, { ...course.otherStudent, address: '192.0.2.8' })).toMatchObject({
      code: 'over',
    })
  })

  it('ends with the window, and both are longer by a factor', async () => {
    expect(await exam.start(90)).toEqual({ ok: true, endsAt: examAt(120) })
    const other = { ...course.otherStudent, address: '192.0.2.8' }
    const given = { userId: other.id, factor: 1.5, reason: 'a test' }
    expect(await setAccommodation(course.instructor, { slug: course.slug, ...given })).toEqual({ ok: true })
    expect(await exam.start(100, other)).toEqual({ ok: true, endsAt: examAt(180) })
    expect((await findAssignment(other, assignmentId, examAt(100)))?.exam).toMatchObject({ minutes: 90 })
  })

  it('counts wrong codes', async () => {
    const now = new Date()
    await database.assignment.update({
      where: { id: assignmentId },
      data: { dueAt: new Date(now.getTime() + 1e7) },
    })
    for (let count = 0; count < 12; count += 1)
      await startExam(student, { assignmentId, code: `plum ${count}` }, now)
    expect(await startExam(student, { assignmentId, code: 'apricot' }, now)).toMatchObject({
      code: 'too-many',
    })
  })
})

describe('while it is written', () => {
  it('keeps what is typed, and judges, shows and helps with nothing', async () => {
    await exam.start(0)
    const opened = await openItem(student, twoPartsId, examAt(1))
    expect(opened).toMatchObject({
      sitting: { endsAt: examAt(60) },
      hints: [],
      solution: null,
      submit: { possible: false },
      earned: null,
      way: { place: 1, items: 2 },
    })
    await openItem(student, labId, examAt(1))
    const answer = String(2 * (await exam.rtt()))
    expect(await exam.save(2, typedInExam('1', '1'))).toMatchObject({ ok: true, revision: 1 })
    expect(await exam.save(3, typedInExam(answer, answer), twoPartsId, 1)).toMatchObject({
      ok: true,
      revision: 2,
    })
    expect(await exam.save(3, { kind: 'program', program: tinyProgram }, labId)).toMatchObject({ ok: true })
    const common = { attempt: 1, key: crypto.randomUUID() }
    const refused = [
      await submitResponse(
        student,
        { ...common, itemId: twoPartsId, response: typedInExam('1', '1').response },
        examAt(4),
      ),
      await submitProgram(student, { itemId: labId, key: common.key, program: tinyProgram }, examAt(4)),
      await startPracticeRun(student, { itemId: labId, program: tinyProgram }, examAt(4)),
      await openHint(student, { itemId: twoPartsId, hint: 2, cost: 20 }, examAt(4)),
      await newNumbers(student, { itemId: twoPartsId, attempt: 1 }, examAt(4)),
      await showSolution(student, { itemId: twoPartsId, attempt: 1 }, examAt(4)),
    ]
    for (const one of refused) expect(one).toMatchObject({ ok: false, code: 'closed' })
    expect(await database.submission.count({ where: { variant: { item: { assignmentId } } } })).toBe(0)
    expect(await closeSittings(examAt(59))).toBe(0)
    const room = await findSittings(course.assistant, { slug: course.slug, assignmentId }, examAt(20))
    expect(room?.students.map(({ name, state: where, answered }) => [name, where, answered])).toEqual([
      ['other', 'ready', 0],
      ['student', 'running', 2],
    ])
    expect(await findSittings(student, { slug: course.slug, assignmentId }, examAt(20))).toBeNull()
  })

  it('gives one student more minutes, with a reason', async () => {
    await exam.start(0)
    const given = { assignmentId, userId: student.id, minutes: 10, reason: 'Fire alarm.' }
    expect(await giveExamTime(course.assistant, given, examAt(1))).toMatchObject({
      ok: false,
      code: 'not-found',
    })
    expect(await giveExamTime(course.instructor, given, examAt(1))).toEqual({ ok: true })
    expect(await exam.state(65)).toBe('running')
    expect(await giveExamTime(course.instructor, { ...given, reason: ' ' })).toMatchObject({
      code: 'no-reason',
    })
    expect(
      await database.auditEntry.count({ where: { courseId: course.courseId, act: 'exam-time-given' } }),
    ).toBe(1)
  })
})
