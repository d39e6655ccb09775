// Stores a try's events as rows, while they come.
//
// How this works. Events are numbered on from the run's last row, so that numbers only go up, whatever try wrote
// them; a try's `run-started` tells readers to start over. While one batch is being stored the next one gathers,
// so a fast lab costs few transactions and a slow one shows each event at once. Every batch is stored under
// the run's fence and notifies once.
import { eventBytesMax, type LabEvent } from '#graders/labs/contract/run-protocol.ts'
import { runChannel } from '#server/events/listen.ts'
import type { Try } from '#server/grading/begin-try.ts'
import { holdTry } from '#server/grading/hold-try.ts'
import { toStorableJson } from '#server/storable-json.ts'

const batchMax = 100

export class EventRecorder {
  readonly #owner: Try
  #waiting: string[] = []
  #storing: Promise<void> | null = null
  #problem: unknown = null

  constructor(owner: Try) {
    this.#owner = owner
  }

  /** Resolves once it may be given the next one; throws SupersededError when the try lost its run. */
  async record(event: LabEvent): Promise<void> {
    const json = toStorableJson(event)
    if (Buffer.byteLength(json) > 2 * eventBytesMax)
      throw new Error(`A ${event.type} event is too large to be stored.`)
    this.#waiting.push(json)
    if (this.#storing === null) this.#storing = this.#store()
    else if (this.#waiting.length >= batchMax) await this.#storing
    if (this.#problem !== null) throw this.#problem
  }

  /** Resolves when everything recorded is stored. */
  async flush(): Promise<void> {
    while (this.#storing !== null) await this.#storing
    if (this.#problem !== null) throw this.#problem
  }

  async #store(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, batchMax)
        await insertBatch(this.#owner, batch)
      }
    } catch (error) {
      this.#problem = error
    } finally {
      this.#storing = null
    }
  }
}

async function insertBatch(owner: Try, batch: readonly string[]): Promise<void> {
  await holdTry(owner, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "GradingEvent" ("runId", sequence, payload)
      SELECT ${owner.runId}, last.sequence + item.position::int, item.payload::jsonb
      FROM unnest(${[...batch]}::text[]) WITH ORDINALITY AS item(payload, position),
        (SELECT coalesce(max(sequence), -1) AS sequence FROM "GradingEvent" WHERE "runId" = ${owner.runId}) AS last`
    await tx.$executeRaw`SELECT pg_notify(${runChannel}, ${owner.runId})`
  })
}
