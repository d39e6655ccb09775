// What is kept of a graded program, by its key: enough to write every result and all feedback from, so that a run
// that was interrupted writes the same files as one that was not. For staff: it holds what hidden checks found.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { tryItCharactersMax, UsageSchema } from '#graders/labs/contract/run-protocol.ts'
import { LabResultSchema } from '#graders/labs/contract/score-lab.ts'
import { TranscriptSchema } from '#graders/labs/contract/transcript.ts'
import { writeWhole } from './write-whole.ts'

/** What a visible check that failed has left behind. */
export const EvidenceSchema = z.strictObject({
  transcript: TranscriptSchema,
  /** Entries that were not kept. */
  transcriptCut: z.int().min(0),
  /** Base64. */
  stdout: z.string(),
  stderr: z.string(),
  usage: UsageSchema.nullable(),
  tryIt: z.string().max(tryItCharactersMax).optional(),
})
export type Evidence = z.infer<typeof EvidenceSchema>

export const GradedRecordSchema = z.strictObject({
  format: z.literal(1),
  key: z.string(),
  result: LabResultSchema,
  /** By check. */
  evidence: z.record(z.string(), EvidenceSchema),
  times: z.strictObject({ gradedAt: z.iso.datetime(), seconds: z.number() }),
})
export type GradedRecord = z.infer<typeof GradedRecordSchema>

const pathOf = (folder: string, key: string) => join(folder, 'graded', `${key}.json`)

export const writeGradedRecord = (folder: string, record: GradedRecord): Promise<void> =>
  writeWhole(pathOf(folder, record.key), `${JSON.stringify(record)}\n`, 0o600)

/** Null when it is not there or not whole: then the program is graded again. */
export async function readGradedRecord(folder: string, key: string): Promise<GradedRecord | null> {
  const text = await readFile(pathOf(folder, key), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const record = GradedRecordSchema.safeParse(JSON.parse(text)).data
    return record?.key === key ? record : null
  } catch {
    return null
  }
}
