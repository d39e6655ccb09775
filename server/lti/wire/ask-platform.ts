// The one way in which anything is fetched from a learning platform.
//
// How this works. Addresses come from an operator and, within messages, from the platform itself. Both are bounded alike: the
// address must be one of the platform's (scheme, host and port that an operator entered), over TLS or on this machine; a
// redirect is an answer and is not followed; a few seconds, some hundred kilobytes, and nothing more. So a message that
// names an address inside our network leads nowhere, unless an operator entered just that as the platform.
import { isSafeAddress } from '#server/lti/wire/safe-address.ts'

const msMax = 10_000
const bytesMax = 512 * 1_024

/** Why a platform could not be asked, or what was wrong with its answer: for an operator or an instructor. */
export class PlatformProblem extends Error {
  readonly status: number | null
  constructor(because: string, status: number | null = null) {
    super(because)
    this.status = status
  }
}

export interface PlatformAnswer {
  status: number
  headers: Headers
  text: string
}

export interface PlatformRequest {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Of the platform. */
  origins: readonly string[]
}

/** Whatever it answers. Throws a `PlatformProblem` where there is no answer within the bounds. */
export async function askPlatform(
  address: string,
  { method = 'GET', headers = {}, body, origins }: PlatformRequest,
): Promise<PlatformAnswer> {
  const url = URL.parse(address)
  if (url === null || !isSafeAddress(url)) {
    throw new PlatformProblem(`${shown(address)} is no https address.`)
  }
  if (!origins.includes(url.origin)) {
    throw new PlatformProblem(
      `${shown(url.origin)} is not among the addresses of this platform. Where it belongs to it, an operator adds it.`,
    )
  }
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(msMax),
    })
    const text = await readWithin(response)
    if (response.status >= 300 && response.status < 400) {
      throw new PlatformProblem(`${shown(address)} leads elsewhere, and is not followed.`, response.status)
    }
    return { status: response.status, headers: response.headers, text }
  } catch (error) {
    if (error instanceof PlatformProblem) throw error
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw new PlatformProblem(
      late
        ? `${shown(url.origin)} did not answer within ${msMax / 1_000} seconds.`
        : `${shown(url.origin)} could not be reached: ${reasonOf(error)}`,
    )
  }
}

/** The same for a document of JSON; an answer that is no success is a problem. */
export async function askPlatformForJson(
  address: string,
  request: PlatformRequest,
): Promise<{ json: unknown; headers: Headers }> {
  const { status, headers, text } = await askPlatform(address, request)
  if (status < 200 || status > 299) {
    throw new PlatformProblem(`${shown(address)} answered ${status}: ${shown(text, 200)}`, status)
  }
  try {
    return { json: JSON.parse(text), headers }
  } catch {
    throw new PlatformProblem(`${shown(address)} answered with what is no JSON.`, status)
  }
}

async function readWithin({ body }: Response): Promise<string> {
  if (body === null) return ''
  const pieces: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels what is left.
  for await (const piece of body) {
    size += piece.byteLength
    if (size > bytesMax) throw new PlatformProblem(`The answer is longer than ${bytesMax / 1_024} KB.`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** What others wrote, as a part of a sentence. */
function shown(text: string, charactersMax = 120): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, charactersMax)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return shown(cause instanceof Error ? cause.message : String(cause), 200)
}
