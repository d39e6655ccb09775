// From what is written to what a cache is played with. The first thing that cannot be read is said, with its line.
import { isTokenByte } from '#protocols/http/characters.ts'
import {
  type TracedRequest,
  type TracedResource,
  type TracedVersion,
  traceDate,
} from '#protocols/http-cache/cache-trace.ts'

type Read<T> = { ok: true; value: T } | { ok: false; says: string }

const [versionsMax, requestsMax] = [20, 30]
const secondsMax = 1_000_000

const refuse = (line: number, says: string) => ({ ok: false, says: `Line ${line}: ${says}` }) as const

/** Versions by their path, each with from when on the origin answers so. */
export function readOrigin(text: string): Read<TracedResource[]> {
  const versions: (TracedVersion & { path: string })[] = []
  let fields: Map<string, string> | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') {
      fields = null
      continue
    }
    if (fields === null) {
      const head = /^(\/[!-~]*)(?: +from +(\d{1,7}) *s)?(?: +([2-5]\d\d))?$/u.exec(line)
      if (!head) return refuse(index + 1, 'here begins an answer: write its path, as in /logo.png from 90 s.')
      const [, path = '/', from, status] = head
      fields = new Map()
      versions.push({ path, fromS: Number(from ?? 0), status: Number(status ?? 200), fields })
      if (versions.length > versionsMax) return refuse(index + 1, `at most ${versionsMax} answers are read.`)
      continue
    }
    const field = readField(line)
    if (!field) return refuse(index + 1, 'this is no field, such as Cache-Control: max-age=60.')
    fields.set(...field)
  }
  const paths = [...new Set(versions.map(({ path }) => path))]
  return {
    ok: true,
    value: paths.map((path) => ({
      path,
      versions: versions.filter((each) => each.path === path).toSorted((a, b) => a.fromS - b.fromS),
    })),
  }
}

/** By time: a cache sees them in that order. */
export function readRequests(text: string): Read<TracedRequest[]> {
  const requests: TracedRequest[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const [head = '', ...written] = raw.split('|').map((part) => part.trim())
    if (head === '' && written.length === 0) continue
    const words = /^(\d{1,7}) *s +(?:(GET|HEAD|POST|PUT|DELETE) +)?(\/[!-~]*)$/u.exec(head)
    if (!words) return refuse(index + 1, 'write when it comes and for what, as in 40 s /logo.png.')
    const [, at = '', method = 'GET', path = '/'] = words
    if (Number(at) > secondsMax) return refuse(index + 1, `no request comes later than ${secondsMax} s.`)
    const fields = new Map<string, string>()
    for (const each of written) {
      const field = readField(each)
      if (!field)
        return refuse(index + 1, `“${each.slice(0, 30)}” is no field, such as Cache-Control: no-cache.`)
      fields.set(...field)
    }
    requests.push({ atS: Number(at), method, path, fields })
    if (requests.length > requestsMax) return refuse(index + 1, `at most ${requestsMax} requests are read.`)
  }
  return { ok: true, value: requests.toSorted((a, b) => a.atS - b.atS) }
}

/** A time may be written as seconds of the trace: `Expires: at 120 s`. */
function readField(line: string): [name: string, value: string] | null {
  const colon = line.indexOf(':')
  const name = line.slice(0, Math.max(0, colon))
  if (name === '' || !Array.from(name, (character) => character.charCodeAt(0)).every(isTokenByte)) return null
  const value = line.slice(colon + 1).trim()
  const moment = /^at +(-?\d{1,7}) *s$/u.exec(value)?.[1]
  return [name.toLowerCase(), moment === undefined ? value : traceDate(Number(moment))]
}
