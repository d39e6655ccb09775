import type { AssignmentForm, FormEntry, FormItem } from '#components/assignment/assignment-form.ts'
import type { EditedAssignment, EditedItem } from '#server/assignments/open-assignment-editor.ts'

/** A stored assignment as its form begins. */
export function formOf(assignment: EditedAssignment): AssignmentForm {
  const { title, opensAt, dueAt, lateUntil, graceMinutes, latePenalty, lateCap } = assignment
  const { attempts, retries, retryCost, counting, categoryId, reveal, exam, groupSize } = assignment
  return {
    title,
    opensAt: opensAt.toISOString(),
    dueAt: dueAt.toISOString(),
    takesLate: lateUntil !== null,
    lateUntil: lateUntil?.toISOString() ?? null,
    graceMinutes: String(graceMinutes),
    latePenalty: lateUntil === null ? '10' : String(latePenalty),
    lateCap: String(lateCap),
    attempts: attempts === null ? '' : String(attempts),
    retries: retries === null ? '' : String(retries),
    retryCost: String(retryCost),
    counting,
    categoryId,
    reveal,
    inGroups: groupSize !== null,
    groupSize: String(groupSize ?? 2),
    isExam: exam !== null,
    examMinutes: String(exam?.minutes ?? 90),
    accessCode: exam?.accessCode ?? '',
    networks: exam?.networks.join(', ') ?? '',
    releases: exam !== null && exam.releaseAt !== null,
    releaseAt: exam?.releaseAt?.toISOString() ?? null,
    items: entriesOf(assignment),
  }
}

/** A pool stands where its first exercise does. */
function entriesOf({ items, pools }: EditedAssignment): FormEntry[] {
  const placed = new Set<string>()
  return items.flatMap((item): FormEntry[] => {
    const pool = pools.find(({ id }) => id === item.poolId)
    if (pool === undefined) return [itemOf(item)]
    if (placed.has(pool.id)) return []
    placed.add(pool.id)
    const { id, title, draw } = pool
    const members = items.filter(({ poolId }) => poolId === id).map(itemOf)
    return [{ key: id, id, title, draw: String(draw), points: String(item.points), members }]
  })
}

const itemOf = ({
  id,
  exerciseId,
  exerciseVersionId,
  title,
  points,
  fixed,
  drawn,
}: EditedItem): FormItem => ({
  key: id,
  id,
  exerciseId,
  exerciseVersionId,
  title,
  points: String(points),
  fixed: fixed || drawn > 0,
  drawn: !fixed && drawn > 0,
})
