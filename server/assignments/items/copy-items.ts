import type { Prisma } from '#prisma-client'

/** What is read of an assignment that is copied. */
export const copiedItems = {
  items: { include: { rubric: { select: { position: true, says: true, points: true } } } },
  pools: true,
  exam: true,
} satisfies Prisma.AssignmentInclude
type Copied = Pick<Prisma.AssignmentGetPayload<{ include: typeof copiedItems }>, 'items' | 'pools'>

/** Puts the items and pools of an assignment into another one, with their rubrics, without anything that a student has of them. */
export async function copyItems(
  tx: Prisma.TransactionClient,
  { items, pools }: Copied,
  assignmentId: string,
  versionOf: (exerciseVersionId: string) => string = (id) => id,
): Promise<void> {
  const copies = pools.map(({ id, title, draw }) => ({ of: id, id: crypto.randomUUID(), title, draw }))
  await tx.pool.createMany({ data: copies.map(({ id, title, draw }) => ({ id, title, draw, assignmentId })) })
  const poolOf = new Map(copies.map(({ of, id }) => [of, id]))
  const made = items.map(({ position, points, exerciseVersionId, poolId, rubric }) => ({
    rubric,
    item: {
      id: crypto.randomUUID(),
      assignmentId,
      position,
      points,
      exerciseVersionId: versionOf(exerciseVersionId),
      poolId: poolId === null ? null : (poolOf.get(poolId) ?? null),
    },
  }))
  await tx.assignmentItem.createMany({ data: made.map(({ item }) => item) })
  await tx.rubricItem.createMany({
    data: made.flatMap(({ item, rubric }) => rubric.map((line) => ({ ...line, itemId: item.id }))),
  })
}

/** The copy of an exam is one too, not released, and as far away as its assignment. */
export async function copyExam(
  tx: Prisma.TransactionClient,
  exam: Prisma.ExamGetPayload<object> | null,
  assignmentId: string,
  moved: (at: Date) => Date,
): Promise<void> {
  if (exam === null) return
  const { minutes, accessCode, networks, releaseAt } = exam
  await tx.exam.create({
    data: {
      assignmentId,
      minutes,
      accessCode,
      networks,
      releaseAt: releaseAt === null ? null : moved(releaseAt),
    },
  })
}
