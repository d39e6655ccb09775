import { FaultSchema } from '#graders/outcome.ts'
import type { Prisma, RunStatus } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { sayFault } from '#server/grading/say-fault.ts'
import { compareRegrade, explainChanges } from '#server/regrades/compare-regrade.ts'
import { findRegradedItem, type RegradedItem } from '#server/regrades/find-regraded-item.ts'
import type { OpenRegrade, PastRegrade, RegradeView } from '#server/regrades/regrade-view.ts'

const include = {
  from: { select: { version: true } },
  to: { select: { version: true } },
  by: { select: { name: true } },
} satisfies Prisma.RegradeInclude
type Row = Prisma.RegradeGetPayload<{ include: typeof include }>

/** An item's regrades: the open one with what it would change, and those that were decided. */
export const findRegrades = finder(IdSchema, async (viewer, itemId): Promise<RegradeView | null> => {
  const item = await findRegradedItem(viewer, itemId)
  if (item === null) return null
  const { exerciseId, title, version } = item.exerciseVersion
  const [rows, versions, submissions] = await Promise.all([
    database.regrade.findMany({ where: { itemId }, orderBy: { createdAt: 'desc' }, include }),
    database.exerciseVersion.findMany({
      where: { exerciseId },
      orderBy: { version: 'desc' },
      select: { id: true, version: true, publishedAt: true },
    }),
    database.submission.count({ where: { variant: { itemId } } }),
  ])
  const open = rows.find(({ state }) => state === 'OPEN')
  const { course } = item.assignment
  return {
    course: { slug: course.slug, title: course.title },
    assignment: { id: item.assignment.id, title: item.assignment.title },
    item: { id: item.id, title, points: item.points, exerciseId, version },
    versions,
    submissions,
    open: open === undefined ? null : await describeOpen(item, open, submissions),
    past: describePast(item, rows),
  }
})

async function describeOpen(item: RegradedItem, row: Row, total: number): Promise<OpenRegrade> {
  const countOf = (status: RunStatus) =>
    database.gradingRun.count({ where: { regradeId: row.id, mode: 'SHADOW', status } })
  const [finished, faulted] = await Promise.all([countOf('FINISHED'), countOf('FAULTED')])
  const judged = finished + faulted
  const comparison = judged < total ? null : await compareRegrade(database, item, false)
  return {
    ...namesOf(row),
    at: row.createdAt,
    total,
    judged,
    faulted,
    faults: faulted === 0 ? [] : await findFaults(row.id),
    comparison: comparison && { ...comparison, changed: await explainChanges(database, comparison.changed) },
  }
}

const faultsMax = 3

async function findFaults(regradeId: string): Promise<string[]> {
  const rows = await database.gradingRun.findMany({
    where: { regradeId, mode: 'SHADOW', status: 'FAULTED' },
    select: { fault: true },
  })
  const says = rows.map(({ fault }) => sayFault(FaultSchema.parse(fault)))
  return [...new Set(says)].slice(0, faultsMax)
}

function describePast(item: RegradedItem, rows: readonly Row[]): PastRegrade[] {
  const [newest] = rows.filter(({ state }) => state !== 'DISCARDED')
  return rows.flatMap((row) => {
    const { state, decidedAt, onlyIncreases } = row
    if (state === 'OPEN' || decidedAt === null) return []
    const mayUndo = row === newest && state === 'COMMITTED' && item.exerciseVersionId === row.toVersionId
    return [{ ...namesOf(row), state, onlyIncreases, decidedAt, mayUndo }]
  })
}

const namesOf = ({ id, reason, from, to, by }: Row) => ({
  id,
  reason,
  from: from.version,
  to: to.version,
  by: by.name,
})
