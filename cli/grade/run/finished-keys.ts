import { type GradedRecord, readGradedRecord } from './graded-record.ts'
import type { JournalLine } from './journal.ts'

export interface FinishedKey {
  record: GradedRecord
  /** Ids of the students whose line is in the journal. */
  ids: ReadonlySet<string>
}

/** What the journal says is graded and whose record is whole. Faults are not among them: they are tried again. */
export async function finishedKeys(
  folder: string,
  lines: readonly JournalLine[],
): Promise<Map<string, FinishedKey>> {
  const finished = new Map<string, FinishedKey>()
  const graded = Map.groupBy(
    lines.filter((line) => line.type === 'graded'),
    ({ key }) => key,
  )
  for (const [key, own] of graded) {
    const record = await readGradedRecord(folder, key)
    if (record !== null) finished.set(key, { record, ids: new Set(own.map(({ id }) => id)) })
  }
  return finished
}
