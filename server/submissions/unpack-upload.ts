import * as z from 'zod'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { checkDraftWindow } from '#server/items/check-window.ts'
import { loadItem } from '#server/items/load-item.ts'
import { log } from '#server/log.ts'
import { ProcessPool } from '#server/pool/process-pool.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { oneAtATime } from '#server/submissions/one-at-a-time.ts'

/** Packed. Unpacked, a program has half of it. */
const zipBytesMax = 2 * 1_048_576
const cpuMsMax = 5_000

const UnpackUploadInputSchema = z.strictObject({
  itemId: IdSchema,
  name: z.string().max(300),
  base64: z.base64().max(Math.ceil(zipBytesMax / 3) * 4),
})
const UnpackedSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), files: ProgramSchema.shape.files }),
  z.strictObject({ ok: z.literal(false), says: z.string() }),
])
type Result =
  | { ok: true; files: Program['files'] }
  | Refusal<'not-found' | 'wrong-kind' | 'closed' | 'still-unpacking' | 'bad-archive' | 'busy'>

// One pool per process, also across Next's hot reloads.
const shared = globalThis as typeof globalThis & { roundtripUnpackPool?: ProcessPool }
const pool = () => (shared.roundtripUnpackPool ??= new ProcessPool('server/submissions/unpack-process.ts', 1))

/** Ends its process; the next upload starts another. */
export async function stopUnpackPool(): Promise<void> {
  const stopped = shared.roundtripUnpackPool
  delete shared.roundtripUnpackPool
  await stopped?.stop()
}

/** A zip that a student has dropped on the editor, as its files. Nothing is stored. */
export const unpackUpload = useCase(
  UnpackUploadInputSchema,
  {
    invalid: `Not taken: a zip of at most ${zipBytesMax / 1_048_576} MB is unpacked here. Leave out what the program does not need.`,
  },
  async (viewer, { itemId, name, base64 }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    if (loaded.kind !== 'lab') return refuse('wrong-kind', 'This item takes an answer, not a program.')
    const closed = checkDraftWindow(loaded)
    if (closed !== null) return closed
    const answer = await oneAtATime(`unpack ${viewer.id}`, base64, () =>
      pool().ask({ name, base64 }, 'answer', cpuMsMax),
    )
    if (answer === null)
      return refuse(
        'still-unpacking',
        'Another archive of yours is being unpacked. Wait a moment, then try again.',
      )
    if (answer.ok) {
      const unpacked = UnpackedSchema.parse(answer.value)
      return unpacked.ok ? unpacked : refuse('bad-archive', unpacked.says)
    }
    if (answer.because === 'full')
      return refuse('busy', 'Many archives are being unpacked at this moment. Try again in a few seconds.')
    log.warn({ because: answer.because, detail: answer.detail }, 'An upload could not be unpacked.')
    return refuse('bad-archive', 'This archive could not be unpacked. Upload the files themselves instead.')
  },
)
