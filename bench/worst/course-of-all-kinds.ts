import { randomUUID } from 'node:crypto'
import { database } from '#server/database/client.ts'
import { drawParameters, getPresented } from '#server/exercises/get-exercise.ts'

export interface BenchItem {
  id: string
  kind: string
  /** Ids of its parts. */
  parts: readonly string[]
}

/** A course with one exercise of each of these kinds, as far as there is one published, to be answered without end. */
export async function makeCourseOfAllKinds(
  kinds: readonly string[],
): Promise<{ id: string; slug: string; items: BenchItem[] }> {
  const versions = await database.exerciseVersion.findMany({ orderBy: { exerciseId: 'asc' } })
  const chosen = kinds.flatMap((kind) => {
    const found = versions.find((version) => version.kinds.length === 1 && version.kinds[0] === kind)
    return found === undefined ? [] : [{ ...found, kind }]
  })
  const slug = 'under-load'
  const { id } = await database.course.create({
    data: { slug, title: 'Under load', seedSecret: randomUUID() },
  })
  const { id: assignmentId } = await database.assignment.create({
    data: {
      courseId: id,
      title: 'The worst',
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 3_600_000),
    },
  })
  const items: BenchItem[] = []
  for (const [position, { id: exerciseVersionId, kind, treeDigest }] of chosen.entries()) {
    const item = await database.assignmentItem.create({
      data: { assignmentId, position, points: 10, exerciseVersionId },
    })
    const { parts } = await getPresented(treeDigest, await drawParameters(treeDigest, 'load'))
    items.push({ id: item.id, kind, parts: parts.map((part) => part.id) })
  }
  return { id, slug, items }
}

/** A new student of the course, signed in: the token of the session. */
export async function enrolSomebody(courseId: string): Promise<string> {
  const [id, token] = [randomUUID(), randomUUID()]
  await database.user.create({
    data: {
      id,
      email: `${id}@example.test`,
      name: 'Student',
      enrolments: { create: { courseId, role: 'STUDENT' } },
      sessions: { create: { id: randomUUID(), token, expiresAt: new Date(Date.now() + 3_600_000) } },
    },
  })
  return token
}
