// journal.ndjson: one line for each student whose grading is over, on the disk before the next one counts. It only
// ever grows; what a killed run left as half a line is cut off before the next is written.
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import * as z from 'zod'
import { FaultSchema } from '#graders/outcome.ts'

const JournalLineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), at: z.iso.datetime(), jobs: z.int() }),
  z.strictObject({
    type: z.literal('graded'),
    id: z.string(),
    key: z.string(),
    score: z.number(),
    at: z.iso.datetime(),
  }),
  /** We could not judge it: it is tried again when the run is resumed. */
  z.strictObject({
    type: z.literal('faulted'),
    id: z.string(),
    key: z.string(),
    fault: FaultSchema,
    tries: z.int(),
    at: z.iso.datetime(),
  }),
  z.strictObject({ type: z.literal('interrupted'), at: z.iso.datetime() }),
])
export type JournalLine = z.infer<typeof JournalLineSchema>

export type OpenedJournal = { ok: true; journal: Journal; lines: JournalLine[] } | { ok: false; says: string }

const bytesMax = 256 * 1_048_576
const newline = 0x0a

export class Journal {
  readonly #file: FileHandle
  #writing: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Opens or begins it, and returns what it holds. */
  static async open(path: string): Promise<OpenedJournal> {
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o644)
    try {
      const { size } = await file.stat()
      if (size > bytesMax) throw new Error(`${path} is larger than any journal of ours.`)
      const content = Buffer.alloc(size)
      await readAll(file, content)
      const { lines, whole, damaged } = parseJournal(content)
      if (damaged !== null) {
        await file.close()
        return {
          ok: false,
          says: `Line ${damaged} of ${path} is damaged. Delete that line: its submission is then graded again.`,
        }
      }
      if (whole < size) await file.truncate(whole)
      return { ok: true, journal: new Journal(file), lines }
    } catch (error) {
      await file.close().catch(() => {})
      throw error
    }
  }

  /** Resolves when the line is on the disk. */
  append(line: JournalLine): Promise<void> {
    const written = this.#write(line, this.#writing)
    this.#writing = written.catch(() => {})
    return written
  }

  async #write(line: JournalLine, before: Promise<void>): Promise<void> {
    await before
    const { size } = await this.#file.stat()
    const bytes = Buffer.from(`${JSON.stringify(JournalLineSchema.parse(line))}\n`)
    try {
      await this.#file.write(bytes, 0, bytes.length, size)
      await this.#file.datasync()
    } catch (error) {
      // A full disk takes half a line; the next one must not be joined to it.
      await this.#file.truncate(size)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#writing
    await this.#file.close()
  }
}

async function readAll(file: FileHandle, into: Buffer): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, into.length - at, at)
    if (bytesRead === 0) return
    at += bytesRead
  }
}

/** The lines, and how many bytes are whole ones; of the first that is none of ours the number. */
export function parseJournal(content: Buffer): {
  lines: JournalLine[]
  whole: number
  damaged: number | null
} {
  const whole = content.lastIndexOf(newline) + 1
  const lines: JournalLine[] = []
  for (const [index, text] of content.toString('utf8', 0, whole).split('\n').slice(0, -1).entries()) {
    const line = parseLine(text)
    if (line === null) return { lines, whole, damaged: index + 1 }
    lines.push(line)
  }
  return { lines, whole, damaged: null }
}

function parseLine(text: string): JournalLine | null {
  try {
    return JournalLineSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
