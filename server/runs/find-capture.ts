import * as z from 'zod'
import { LabEventSchema } from '#graders/labs/contract/run-protocol.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { findRun } from '#server/runs/find-run.ts'

export interface FoundCapture {
  check: string
  /** A capture file, as the harness wrote it: pcapng. */
  bytes: Buffer
}

const CaptureOfSchema = z.strictObject({ runId: IdSchema, check: z.string().max(200) })

/**
 * What crossed the network of one check of a run's last try. Null when there is nothing of it for this viewer: of a hidden
 * check until it is revealed, and of one whose network stayed silent.
 */
export const findCapture = finder(
  CaptureOfSchema,
  async (viewer, { runId, check }, now): Promise<FoundCapture | null> => {
    const run = await findRun(viewer, runId, now)
    if (run === null) return null
    const started = await database.gradingEvent.findFirst({
      where: { runId: run.id, payload: { path: ['type'], equals: 'run-started' } },
      orderBy: { sequence: 'desc' },
    })
    const plan = started === null ? null : LabEventSchema.parse(started.payload)
    if (started === null || plan?.type !== 'run-started') return null
    const planned = plan.checks.find(({ id }) => id === check)
    if (planned === undefined || (planned.hidden && !run.showsHidden)) return null
    const rows = await database.gradingEvent.findMany({
      where: {
        runId: run.id,
        sequence: { gt: started.sequence },
        AND: [
          { payload: { path: ['type'], equals: 'capture' } },
          { payload: { path: ['check'], equals: check } },
        ],
      },
      orderBy: { sequence: 'asc' },
    })
    const pieces = rows.map(({ payload }) => LabEventSchema.parse(payload))
    const bytes = Buffer.concat(
      pieces.flatMap((piece) => (piece.type === 'capture' ? [Buffer.from(piece.base64, 'base64')] : [])),
    )
    return bytes.length === 0 ? null : { check, bytes }
  },
)
