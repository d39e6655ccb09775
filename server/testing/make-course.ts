// A course with its people and one assignment of an exercise and a lab, for tests against the database.
import type { Prisma, Role } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { canaries } from '#server/testing/canaries.ts'
import { labFiles } from '#server/testing/lab-files.ts'

export interface TestCourse {
  courseId: string
  slug: string
  assignmentId: string
  /** Item of a number exercise, worth 10 points: two round trips of the student's own `rtt`. */
  exerciseItemId: string
  /** Item of a lab, worth 20 points. */
  labItemId: string
  student: Viewer
  otherStudent: Viewer
  assistant: Viewer
  instructor: Viewer
  operator: Viewer
  /** A student of no course here. */
  stranger: Viewer
}

export async function makeCourse(
  assignment: Partial<Prisma.AssignmentUncheckedCreateInput> = {},
): Promise<TestCourse> {
  const tag = crypto.randomUUID().slice(0, 8)
  const [exerciseVersionId, labVersionId] = await publishTestExercises()
  const course = await database.course.create({
    data: { slug: `course-${tag}`, title: `Course ${tag}`, seedSecret: `${canaries.courseSecret}-${tag}` },
  })
  const made = await database.assignment.create({
    data: {
      title: 'Delay and sockets',
      opensAt: new Date(Date.now() - 3_600_000),
      dueAt: new Date(Date.now() + 3_600_000),
      ...assignment,
      courseId: course.id,
      items: {
        create: [
          { position: 0, points: 10, exerciseVersionId },
          { position: 1, points: 20, exerciseVersionId: labVersionId },
        ],
      },
    },
    include: { items: { orderBy: { position: 'asc' } } },
  })
  const person = (name: string, role: Role | null, operator = false) =>
    makePerson(
      `${name}-${tag}@example.test`,
      name,
      role === null ? null : { courseId: course.id, role },
      operator,
    )
  const [exerciseItem, labItem] = made.items
  if (exerciseItem === undefined || labItem === undefined) throw new Error('The assignment has no items.')
  return {
    courseId: course.id,
    slug: course.slug,
    assignmentId: made.id,
    exerciseItemId: exerciseItem.id,
    labItemId: labItem.id,
    student: await person('student', 'STUDENT'),
    otherStudent: await person('other', 'STUDENT'),
    assistant: await person('assistant', 'ASSISTANT'),
    instructor: await person('instructor', 'INSTRUCTOR'),
    operator: await person('operator', null, true),
    stranger: await person('stranger', null),
  }
}

/** An assistant of a course who sees the students of a section alone, in which nobody is. */
export async function makeLimitedAssistant(courseId: string, section = 'Elsewhere'): Promise<Viewer> {
  const assistant = await makePerson(
    `limited-${crypto.randomUUID().slice(0, 8)}@example.test`,
    'limited',
    { courseId, role: 'ASSISTANT' },
    false,
  )
  await database.enrolment.update({
    where: { courseId_userId: { courseId, userId: assistant.id } },
    data: { limited: true },
  })
  await database.section.create({
    data: { courseId, name: section, assistants: { create: { courseId, userId: assistant.id } } },
  })
  return assistant
}

/** Who sees others of a course alone, and who has a part in another one. */
export async function makeOutsiders(courseId: string) {
  const { student, instructor } = await makeCourse()
  return {
    otherAssistant: await makeLimitedAssistant(courseId),
    studentElsewhere: student,
    instructorElsewhere: instructor,
  }
}

/** @returns the exercise's version and the lab's */
export async function publishTestExercises(): Promise<readonly [string, string]> {
  return [await publish(exerciseFiles()), await publish(labFiles())]
}

async function makePerson(
  email: string,
  name: string,
  enrolment: { courseId: string; role: Role } | null,
  operator: boolean,
): Promise<Viewer> {
  const id = crypto.randomUUID()
  await database.user.create({
    data: { id, email, name, operator, ...(enrolment === null ? {} : { enrolments: { create: enrolment } }) },
  })
  return { id, email, name, operator }
}

async function publish(files: Map<string, Uint8Array>): Promise<string> {
  const result = await publishExercise(files)
  if (result.ok) return result.exerciseVersionId
  throw new Error(`The test's exercise was refused: ${JSON.stringify(result)}`)
}

/** A number exercise with canaries in its solution and in a misconception's sentence. */
export function exerciseFiles(
  version = 1,
  statement = 'One round trip takes {{rtt}}.',
): Map<string, Uint8Array> {
  const text = `---
id: two-round-trips
title: Two round trips
version: ${version}
topic: principles
parameters:
  rtt: { integer: [20, 2000], step: 10, unit: ms }
parts:
  - id: total
    kind: number
    ask: How long do two round trips take?
    unit: ms
    answer: 2 * rtt
    tolerance: 1%
    misconceptions:
      - { id: one, value: rtt, says: "You counted one. ${canaries.misconception}" }
hintCosts: [0, 20]
tests:
  - { response: { total: "{{ 2 * rtt }}" }, score: 1 }
  - { response: { total: "{{ rtt }}" }, score: 0, misconception: one }
---
## Statement

${statement}

## Hints

- Count them.
- There are two. ${canaries.hint}
- Add them up.

## Solution

Twice {{rtt}}. ${canaries.solution}
`
  return new Map([['exercise.md', Buffer.from(text)]])
}

/** A program that has nothing wrong with its form. */
export const tinyProgram = {
  language: 'python' as const,
  files: [{ path: 'main.py', text: 'print("hello")\n' }],
}
