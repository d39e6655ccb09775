// The model beside squid, as a shared cache: of the same requests the same reaches the origin: nothing, a question whether
// the copy is still good, or a request for all of it. Nobody waits for a copy to grow old: it comes with an Age, and ages and
// lifetimes lie a thousand seconds apart, so that it does not matter how long the test takes. By root, where squid is installed.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDirectives } from '#protocols/http-cache/cache-control.ts'
import { type FieldMap, type TracedRequest, traceStartMs } from '#protocols/http-cache/cache-trace.ts'
import { lifetimeOf } from '#protocols/http-cache/freshness.ts'
import { type RandomTrace, randomTrace } from '#protocols/http-cache/oracle/random-trace.ts'
import { configureSquid, squidFile } from '#protocols/http-cache/oracle/squid.ts'
import {
  answerOf,
  type CacheOutcome,
  type CacheStep,
  playCacheTrace,
} from '#protocols/http-cache/play-cache-trace.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const possible = squidFile !== null && process.getuid?.() === 0
if (!possible) console.warn('Left out: squid is asked where it is installed, by root.')

const seed = seedOfToday
const port = 20_000 + (process.pid % 20_000)
const waitMs = 60_000
const count = 300
const atOnce = 20
/** Of the clock's, while a trace is played. */
const toleranceS = 400

/** What reached the origin. */
type Reached = 'nothing' | 'a question, answered 304' | 'a question, answered 200' | 'a request for all of it'
const reachedBy: Record<CacheOutcome, Reached> = {
  cache: 'nothing',
  validated: 'a question, answered 304',
  replaced: 'a question, answered 200',
  stored: 'a request for all of it',
  passed: 'a request for all of it',
}
interface Seen {
  reached: Reached
  status: number
  age: number
}

const said = (fields: FieldMap) => readDirectives(fields.get('cache-control'))
const settings = { shared: true, heuristic: null }

interface Happened {
  asked: TracedRequest
  answered: FieldMap
  step: CacheStep
}
/** Where both do what a cache may. From there on they hold different copies. */
const differences: { why: string; applies: (happened: Happened) => boolean }[] = [
  {
    why: 'Section 5.2.1.4: no-cache asks for validation at least. squid takes it for a wish to have all of it anew.',
    applies: ({ asked, step }) =>
      said(asked.fields).has('no-cache') && (step.copy?.validator != null || step.otherCopy),
  },
  {
    why: 'Section 3: a cache may store. squid does not keep what comes stale and cannot be asked about.',
    applies: ({ answered, step }) =>
      (step.outcome === 'stored' || step.outcome === 'replaced') &&
      !answered.has('etag') &&
      step.ageS >= lifetimeOf({ fields: answered }, settings, null).seconds,
  },
  {
    why: 'Section 3: a cache may forget. squid drops a copy when it gets a newer answer that must not be stored.',
    applies: ({ step }) => step.refusal !== null && (step.copy !== null || step.otherCopy),
  },
  {
    why: 'Section 3.5: to a request with Authorization no-cache alone does not allow storing. squid stores, and asks.',
    applies: ({ answered, step }) => step.refusal === 'authorization' && said(answered).has('no-cache'),
  },
  {
    why: 'Section 4: of two copies the one with the later Date. squid keeps it; ours keeps what came last.',
    applies: ({ asked, step }) =>
      step.outcome !== 'cache' && step.copy !== null && asked.atS - step.copy.ageS > asked.atS - step.ageS,
  },
]

let folder: string
let running: ChildProcess
let complaints = ''

beforeAll(async () => {
  if (squidFile === null || !possible) return
  folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-squid-'))
  running = spawn(squidFile, ['-N', '-f', configureSquid(folder, port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString('utf8')).slice(-2_000)
  })
  for (const until = Date.now() + waitMs; !(await listens()); await delay(50)) {
    if (Date.now() < until && running.exitCode === null) continue
    const log = path.join(folder, 'log')
    throw new Error(
      `squid did not start: ${complaints}\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : ''}`,
    )
  }
})
afterAll(async () => {
  if (running?.exitCode === null) {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill()
    await ended
  }
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const listens = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })

describe.skipIf(!possible)(`squid, seed ${seed}`, () => {
  test('asks the origin when the model does, and for the same', async () => {
    const traces = fc.sample(randomTrace, { numRuns: count, seed })
    const theirs = await playAtSquid(traces)
    const met = new Map<string, number>()
    const unexplained: unknown[] = []
    const compared = new Map<Reached, number>()
    for (const [index, { versions, requests }] of traces.entries()) {
      const resources = [{ path: '/', versions }]
      const steps = playCacheTrace(resources, requests, settings)
      let allowed: string | null = null
      for (const [at, step] of steps.entries()) {
        const [seen, asked] = [theirs[index]?.[at], requests[at]]
        if (!seen || !asked) throw new Error('a request that squid did not get')
        const happened = { asked, answered: answerOf(resources, asked).fields, step }
        allowed ??= differences.find(({ applies }) => applies(happened))?.why ?? null
        const ours = reachedBy[step.outcome]
        if (seen.reached === ours && (ours !== 'nothing' || Math.abs(seen.age - step.ageS) < toleranceS)) {
          compared.set(ours, (compared.get(ours) ?? 0) + 1)
          continue
        }
        if (allowed !== null) met.set(allowed, (met.get(allowed) ?? 0) + 1)
        else
          unexplained.push({
            at,
            ours,
            theirs: seen,
            versions: versions.map(({ fromS, fields }) => [fromS, Object.fromEntries(fields)]),
            requests: requests.slice(0, at + 1).map(({ fields }) => Object.fromEntries(fields)),
          })
        break
      }
    }
    console.log(`${count} traces at squid, seed ${seed}:`, Object.fromEntries([...compared, ...met]))
    expect(unexplained.slice(0, 3)).toEqual([])
    for (const each of Object.values(reachedBy)) expect(compared.get(each) ?? 0).toBeGreaterThan(count / 20)
  })
})

/** Each with a resource of its own. */
async function playAtSquid(traces: readonly RandomTrace[]): Promise<Seen[][]> {
  const startMs = Date.now()
  const inOurTime = (date: string) => new Date(startMs + Date.parse(date) - traceStartMs).toUTCString()
  const reached = new Map<string, Reached>()
  const origin = createServer((asked, answer) => {
    const [, index = '', at = ''] =
      /^\/(\d+)$/u.exec(asked.url ?? '')?.concat(String(asked.headers['x-at'])) ?? []
    const [of, by] = [traces[Number(index)], traces[Number(index)]?.requests[Number(at)]]
    if (!of || !by) return answer.writeHead(400).end()
    const { status, fields } = answerOf([{ path: '/', versions: of.versions }], by)
    const asks = asked.headers['if-none-match'] !== undefined
    const unchanged = asks && asked.headers['if-none-match'] === fields.get('etag')
    reached.set(
      `${index} ${at}`,
      unchanged ? 'a question, answered 304' : asks ? 'a question, answered 200' : 'a request for all of it',
    )
    answer.writeHead(unchanged ? 304 : status, {
      ...Object.fromEntries(fields),
      date: inOurTime(fields.get('date') ?? ''),
      ...(fields.has('expires') && { expires: inOurTime(fields.get('expires') ?? '') }),
    })
    answer.end(unchanged ? undefined : 'x')
  })
  await new Promise<void>((resolve) => {
    origin.listen(0, '127.0.0.1', resolve)
  })
  const address = origin.address()
  const at = typeof address === 'object' ? address?.port : 0
  const all: Seen[][] = []
  const waiting = [...traces.entries()]
  const playOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { requests }] = next
      const seen: Seen[] = []
      for (const [step, { fields }] of requests.entries()) {
        const headers = { ...Object.fromEntries(fields), 'x-at': String(step) }
        const answer = await ask(`http://127.0.0.1:${at}/${index}`, headers)
        seen.push({ reached: reached.get(`${index} ${step}`) ?? 'nothing', ...answer })
      }
      all[index] = seen
    }
  }
  await Promise.all(Array.from({ length: atOnce }, playOn))
  await new Promise((resolve) => {
    origin.close(resolve)
  })
  return all
}

/** By way of squid. Its Age is 0 where none is said. */
const ask = (url: string, headers: Record<string, string>): Promise<{ status: number; age: number }> =>
  new Promise((resolve, reject) => {
    const asking = request({
      host: '127.0.0.1',
      port,
      path: url,
      headers: { host: new URL(url).host, ...headers },
      agent: false,
    })
    asking.on('error', reject)
    asking.on('response', (answer) => {
      answer.resume()
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, age: Number(answer.headers.age ?? 0) }),
      )
    })
    asking.end()
  })
