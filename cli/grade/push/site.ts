// The API of a site, as the command line asks it (server/api): bounded in time, size and tries.
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'

export type SiteAnswer<Result> = { ok: true; result: Result } | { ok: false; says: string }

const ProblemSchema = z.object({ detail: z.string().max(2_000) })
const tries = 3
const answerMsMax = 30_000
const bytesMax = 16 * 1_048_576
const waitSecondsMax = 60

export class Site {
  readonly #api: string
  readonly #token: string
  /** Of the site itself: "https://roundtrip.example". */
  readonly origin: string

  constructor(origin: string, token: string) {
    this.origin = origin
    this.#api = `${origin}/api/v1`
    this.#token = token
  }

  async get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<SiteAnswer<z.output<Schema>>> {
    return this.#ask(path, schema, {})
  }

  /** Sent again where the site does not answer: so only what may be done twice. */
  async post<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
  ): Promise<SiteAnswer<z.output<Schema>>> {
    return this.#ask(path, schema, { method: 'POST', body: JSON.stringify(body) })
  }

  async #ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    init: RequestInit,
  ): Promise<SiteAnswer<z.output<Schema>>> {
    let says = ''
    for (let tried = 0; tried < tries; tried++) {
      const got = await this.#once(path, init)
      if (got.ok) {
        const read = schema.safeParse(got.result)
        if (read.success) return { ok: true, result: read.data }
        return {
          ok: false,
          says: `${this.origin} does not answer as Roundtrip does. Is it the right address?`,
        }
      }
      says = got.says
      if (got.againIn === null) break
      await wait(got.againIn * 1_000)
    }
    return { ok: false, says }
  }

  async #once(
    path: string,
    init: RequestInit,
  ): Promise<{ ok: true; result: unknown } | { ok: false; says: string; againIn: number | null }> {
    let response: Response
    let text: string
    try {
      response = await fetch(`${this.#api}${path}`, {
        ...init,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.#token}` },
        // A token goes where it was meant to go, and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(answerMsMax),
      })
      text = await readBounded(response)
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      const why = cause instanceof Error ? cause.message : String(cause)
      return { ok: false, says: `${this.origin} was not reached: ${why}.`, againIn: 1 }
    }
    const body = parseJson(text)
    if (response.ok) return { ok: true, result: body }
    const says = ProblemSchema.safeParse(body).data?.detail ?? `it answered ${response.status}.`
    const again = response.status === 429 || response.status >= 500
    const seconds = Math.min(waitSecondsMax, Number(response.headers.get('retry-after')) || 1)
    return { ok: false, says: `${this.origin} refused: ${says}`, againIn: again ? seconds : null }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function readBounded(response: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > bytesMax) throw new Error('it sends more than 16 MB')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
