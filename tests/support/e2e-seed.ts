// Run with node, in the environment of a test stack: adds the cast of the end-to-end tests to the demo course,
// and the course of planted secrets.
import path from 'node:path'
import { database } from '#server/database/client.ts'
import { publishFolders } from '#server/exercises/publish-folders.ts'
import { createUser } from '#server/users/create-user.ts'
import {
  canaryCourse,
  canaryExam,
  cast,
  castPassword,
  emailOf,
  examinedAs,
  examinedCourse,
  pairedAs,
  pairedCourse,
  reviewedAs,
  reviewedCourse,
  seededExam,
  taughtAs,
  taughtCourse,
} from '../e2e/support/cast.ts'
import { seedReviewed } from './seed-reviewed.ts'

const demo = await database.course.findUniqueOrThrow({ where: { slug: 'computer-networking' } })
const taught = await database.course.create({ data: taughtCourse })
const examined = await database.course.create({ data: examinedCourse })
const reviewed = await database.course.create({ data: reviewedCourse })
const paired = await database.course.create({ data: pairedCourse })
const canaries = await database.course.create({ data: canaryCourse })

// One password is hashed, for all of them have the same.
const made = await createUser({ email: emailOf(cast[0]), name: `E2E ${cast[0]}`, password: castPassword })
if (!made.ok) throw new Error(made.says)
const { password } = await database.account.findFirstOrThrow({ where: { userId: made.userId } })
const actors = cast.map((actor, index) => ({
  actor,
  userId: index === 0 ? made.userId : crypto.randomUUID(),
}))
await database.user.createMany({
  data: actors.slice(1).map(({ actor, userId: id }) => ({
    id,
    email: emailOf(actor),
    name: `E2E ${actor}`,
    emailVerified: true,
  })),
})
await database.account.createMany({
  data: actors.slice(1).map(({ userId }) => {
    return { id: crypto.randomUUID(), accountId: userId, providerId: 'credential', userId, password }
  }),
})

for (const { actor, userId } of actors) {
  if (actor === 'lecturer' || actor === 'latecomer') {
    const enrolment = { courseId: taught.id, userId, role: taughtAs[actor] }
    await database.enrolment.create({ data: enrolment })
    continue
  }
  if (actor === 'examiner' || actor === 'candidate' || actor === 'other-candidate') {
    const enrolment = { courseId: examined.id, userId, role: examinedAs[actor] }
    await database.enrolment.create({ data: enrolment })
    continue
  }
  if (actor === 'pairer' || actor === 'left-of-a-pair' || actor === 'right-of-a-pair') {
    const enrolment = { courseId: paired.id, userId, role: pairedAs[actor] }
    await database.enrolment.create({ data: enrolment })
    continue
  }
  if (actor in reviewedAs) continue
  const courses = actor === 'canary' || actor === 'hint-opener' ? [demo, canaries] : [demo]
  await database.enrolment.createMany({
    data: courses.map(({ id }) => ({ courseId: id, userId, role: 'STUDENT' as const })),
  })
}

await seedReviewed(reviewed.id, new Map(actors.map(({ actor, userId }) => [actor, userId])))

const published = await publishFolders([path.resolve(import.meta.dirname, '../fixtures/canaries')])
const versions = published.map(({ folder, result }) => {
  if (!result.ok) throw new Error(`${folder}: ${JSON.stringify(result)}`)
  return result
})
const assignment = await database.assignment.create({
  data: {
    courseId: canaries.id,
    title: 'Planted secrets',
    opensAt: new Date(0),
    dueAt: new Date(Date.now() + 86_400_000),
    reveal: 'NEVER',
  },
})
for (const [position, { id, version }] of versions.entries()) {
  const found = await database.exerciseVersion.findUniqueOrThrow({
    where: { exerciseId_version: { exerciseId: id, version } },
  })
  await database.assignmentItem.create({
    data: { assignmentId: assignment.id, position, points: 10, exerciseVersionId: found.id },
  })
}
const [first] = await database.assignmentItem.findMany({
  where: { assignmentId: assignment.id },
  orderBy: { position: 'asc' },
  take: 1,
})
if (first === undefined) throw new Error('There is no exercise with planted secrets.')
const exams = [
  { courseId: examined.id, title: seededExam, accessCode: 'apricot' },
  { courseId: canaries.id, title: canaryExam, accessCode: null },
]
for (const { courseId, title, accessCode } of exams) {
  await database.assignment.create({
    data: {
      courseId,
      title,
      position: 1,
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 86_400_000),
      exam: { create: { minutes: 60, accessCode } },
      items: { create: { position: 0, points: 10, exerciseVersionId: first.exerciseVersionId } },
    },
  })
}
await database.$disconnect()
