import { database } from '#server/database/client.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { type Actor, reviewedAs } from '../e2e/support/cast.ts'

const reviewers = ['decider', 'reviewer', 'asker', 'bystander'] as const

const program = `import socket

s = socket.create_connection(("server", 12000))
s.sendall(input().encode() + b"\\n")
print(s.recv(1024).decode())
`

/** A course in which each student has handed in a program that is half right: judged by nobody, but stored so. */
export async function seedReviewed(courseId: string, userIds: ReadonlyMap<Actor, string>): Promise<void> {
  const lab = await database.exerciseVersion.findFirstOrThrow({
    where: { exerciseId: 'tcp-uppercase-client' },
    orderBy: { version: 'desc' },
  })
  const { items } = await database.assignment.create({
    data: {
      courseId,
      title: 'A client of one’s own',
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 86_400_000),
      items: { create: { position: 0, points: 20, exerciseVersionId: lab.id } },
    },
    include: { items: true },
  })
  for (const actor of reviewers) {
    const role = reviewedAs[actor]
    const userId = userIds.get(actor) ?? ''
    await database.enrolment.create({ data: { courseId, userId, role } })
    if (role !== 'STUDENT') continue
    const files = new Map([['main.py', Buffer.from(`# By ${actor}\n${program}`)]])
    await database.$transaction(async (tx) => {
      const treeDigest = await storeTree(tx, files)
      const variant = await tx.variant.create({
        data: { itemId: items[0]?.id ?? '', userId, attempt: 1, seed: 'of a test', parameters: {} },
      })
      const common = { variantId: variant.id, userId, treeDigest }
      await tx.submission.create({
        data: {
          ...common,
          idempotencyKey: crypto.randomUUID(),
          response: { language: 'python', paths: ['main.py'] },
          runs: {
            create: {
              ...common,
              mode: 'LIVE',
              status: 'FINISHED',
              graderVersion: 'of a test',
              seed: 'of a test',
              score: 0.5,
              result: { checks: [], score: 0.5 },
              finishedAt: new Date(),
            },
          },
        },
      })
    })
  }
}
