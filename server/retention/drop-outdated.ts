import { database } from '#server/database/client.ts'
import { retentionSettings } from '#server/retention/retention-settings.ts'

const dayMs = 86_400_000
/** Rows in one statement, so that nobody waits for it. */
const batch = 1_000
/** Statements in one go; the rest goes the next time. */
const batchesMax = 50

export interface Dropped {
  transcripts: number
  drafts: number
  audit: number
}

/** Forgets what the operator does not want to be kept any longer, a bounded number of rows. */
export async function dropOutdated(now: Date = new Date(), rows: number = batch): Promise<Dropped> {
  const kept = retentionSettings()
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  const drop = async (days: number | null, work: (before: Date) => Promise<number>): Promise<number> => {
    let all = 0
    if (days === null) return all
    for (let at = 0; at < batchesMax; at += 1) {
      const dropped = await work(before(days))
      all += dropped
      if (dropped < rows) break
    }
    return all
  }
  return {
    transcripts: await drop(
      kept.transcripts,
      (end) => database.$executeRaw`
        DELETE FROM "GradingEvent" WHERE ("runId", sequence) IN (
          SELECT e."runId", e.sequence FROM "GradingRun" r JOIN "GradingEvent" e ON e."runId" = r.id
          WHERE r."finishedAt" < ${end} LIMIT ${rows})`,
    ),
    drafts: await drop(
      kept.drafts,
      (end) => database.$executeRaw`
        DELETE FROM "Draft" WHERE "variantId" IN (
          SELECT d."variantId" FROM "Draft" d
          JOIN "Variant" v ON v.id = d."variantId"
          JOIN "AssignmentItem" i ON i.id = v."itemId"
          JOIN "Assignment" a ON a.id = i."assignmentId"
          WHERE d."updatedAt" < ${end}
            AND NOT EXISTS (SELECT FROM "Assignment" o WHERE o."courseId" = a."courseId"
              AND coalesce(o."lateUntil", o."dueAt") >= ${end}) LIMIT ${rows})`,
    ),
    audit: await drop(
      kept.audit,
      (end) => database.$executeRaw`
        DELETE FROM "AuditEntry" WHERE id IN (SELECT id FROM "AuditEntry" WHERE "createdAt" < ${end} LIMIT ${rows})`,
    ),
  }
}
