import { afterAll, expect, it } from 'vitest'
import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { exportPerson } from '#server/overview/export-person.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { findCanaries } from '#server/testing/canaries.ts'
import { makeCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

afterAll(async () => {
  await stopSender()
  await stopExercisePool()
  await database.$disconnect()
})

const ExportSchema = z.looseObject({
  account: z.looseObject({ email: z.string() }),
  courses: z.array(z.unknown()),
  submissions: z.array(z.looseObject({ program: z.record(z.string(), z.unknown()).optional() })),
})

async function exported(person: Parameters<typeof exportPerson>[0]) {
  let text = ''
  for await (const piece of exportPerson(person)) text += piece
  return { text, data: ExportSchema.parse(JSON.parse(text)) }
}

it('is everything of a person, of nobody else, and holds no answer', async () => {
  await prepareQueue()
  const course = await makeCourse()
  await submitLab(course)
  for (const person of [course.student, course.otherStudent]) {
    const response = { total: { value: '1', unit: 'ms' } }
    const input = { itemId: course.exerciseItemId, attempt: 1, key: crypto.randomUUID(), response }
    expect(await submitResponse(person, input)).toMatchObject({ ok: true })
  }
  const { text, data } = await exported(course.student)
  expect(data.account.email).toBe(course.student.email)
  expect(data.courses).toHaveLength(1)
  expect(data.submissions).toHaveLength(2)
  expect(data.submissions.filter(({ program }) => program !== undefined)).toHaveLength(1)
  expect(text).toContain('main.py')
  expect(text).not.toContain(course.otherStudent.email)
  expect(findCanaries(data)).toEqual([])
  expect(text).not.toMatch(/"seed|"parameters"|"password|"token(?!s":)/)
})

it('is there for who has done nothing, and pages through much', async () => {
  const { stranger, student } = await makeCourse()
  expect((await exported(stranger)).data.submissions).toEqual([])
  await database.auditEntry.createMany({
    data: Array.from({ length: 120 }, () => ({ userId: student.id, email: student.email, act: 'enrolled' })),
  })
  const { data } = await exported(student)
  expect(data['doneToYourRecord']).toHaveLength(120)
})
