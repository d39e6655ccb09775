// Whom a resolver asks, beside unbound and BIND's `named` as resolvers: their queries to the servers of our zones, each on
// an address of the loopback, have to be a path that the model allows. By root, to whom port 53 belongs.
//
// Set aside by rule: what one asks on its own behalf, about the root (priming) and about the addresses of name servers
// whose look-up the model does not make. And where an answer holds an alias and what it leads to, as RFC 1034 section
// 4.3.2 (step 3a) has it, both believe the alias alone and ask the same servers for the rest once more; the model takes
// both, by section 5.3.3 (step 4).
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import { type ResolverProgram, resolverPrograms } from '#protocols/dns/oracle/resolver-programs.ts'
import { nameKey } from '#protocols/dns/record/name.ts'
import { type QuestionType, recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'
import { zoneFor } from '#protocols/dns/resolve/internet.ts'
import { replyFrom } from '#protocols/dns/resolve/serve-zone.ts'
import { type TracedQuestion, type TraceHop, traceLookups } from '#protocols/dns/resolve/trace-lookups.ts'
import { makeTracedInternet, type TracedZone, zoneOfName } from '#protocols/dns/resolve/trace-zones.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const isRoot = process.getuid?.() === 0

const seed = seedOfToday
const zone = (origin: string, servers: string[], records = ''): TracedZone => ({
  origin,
  servers,
  ttlS: 86_400,
  negativeS: 3_600,
  records: readZoneText(records, origin).records,
})
/** Thirty shops like each other, so that there is always one of which nothing is known yet. */
const shops = Array.from({ length: 30 }, (_, index) => {
  const origin = `shop${index}.example.`
  const own = index % 3 === 0 ? [`ns.host${index % 5}.test.`] : [`ns1.${origin}`, `ns2.${origin}`]
  const records = `www 3600 CNAME web\nweb 3600 A 198.51.100.1\nout 3600 CNAME web.shop${(index + 1) % 30}.example.\ndeep.mail 3600 MX 10 web`
  return zone(origin, own, records)
})
const zones = [
  zone('.', ['a.root.']),
  zone('example.', ['ns.nic.example.', 'ns2.nic.example.']),
  zone('test.', ['ns.nic.test.']),
  ...Array.from({ length: 5 }, (_, index) => zone(`host${index}.test.`, [`ns.host${index}.test.`])),
  ...shops,
]
const someQuestion: fc.Arbitrary<TracedQuestion> = fc.record({
  name: fc
    .tuple(fc.constantFrom('www', 'web', 'out', 'no', 'mail', 'deep.mail'), fc.nat(29))
    .map(([host, shop]) => `${host}.shop${shop}.example.`),
  type: fc.constantFrom('A', 'A', 'A', 'MX', 'TXT'),
})
const questions = fc.sample(someQuestion, { numRuns: 150, seed })

let folder: string
let running: ChildProcess
let log = ''
let client: Socket
const sockets: Socket[] = []
let asked: string[] = []
const [resolver, port] = ['127.0.0.1', 20_000 + (process.pid % 20_000)]

const isPresent = ({ file }: ResolverProgram) => file !== null && isRoot
const [present, absent] = [
  resolverPrograms.filter(isPresent),
  resolverPrograms.filter((each) => !isPresent(each)),
]
for (const { name } of absent)
  console.warn(`Left out: ${name} is asked as a resolver where it is installed, by root.`)
test.skip.each(absent)('$name as a resolver', () => {})

describe.each(present)(
  `$name as a resolver, seed ${seed}`,
  ({ name: program, file, prefix, isReady, keepsNoNameByType, configure }) => {
    const internet = makeTracedInternet(zones, prefix)

    beforeAll(async () => {
      log = ''
      for (const [address, server] of internet.servers) {
        const socket = createSocket('udp4')
        sockets.push(socket)
        socket.on('message', (octets, { port: from, address: to }) => {
          const query = decodeMessage(new Uint8Array(octets))
          if (!query.ok) return
          const [question] = query.message.questions
          const type = recordTypes.find((each) => typeNumbers[each] === question?.type)
          asked.push(`${server.name} ${nameKey(question?.name ?? '')} ${type}`)
          const reply = replyFrom((name) => zoneFor(server, name)?.zone ?? null, query.message)
          // An answer carries nothing besides what was asked for, as the model has it.
          const bare = reply.answer.length > 0 ? { ...reply, authority: [], additional: [] } : reply
          socket.send(encodeMessage(bare), from, to)
        })
        await new Promise<void>((resolve) => socket.bind(53, address, resolve))
      }
      folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-resolver-'))
      writeFileSync(
        path.join(folder, 'hints'),
        internet.roots
          .map(({ name, address }) => `. 3600000 NS ${name}\n${name} 3600000 A ${address}\n`)
          .join(''),
      )
      running = spawn(file ?? '', configure({ folder, address: resolver, port }), {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      running.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')))
      for (let tries = 0; !isReady.test(log); tries += 1) {
        if (tries > 600 || running.exitCode !== null)
          throw new Error(`${program} did not start:\n${log.slice(-2_000)}`)
        await delay(50)
      }
      client = createSocket('udp4')
    })
    afterAll(async () => {
      for (const socket of sockets.splice(0)) socket.close()
      client?.close()
      if (running?.exitCode === null) {
        const ended = new Promise((resolve) => running.once('exit', resolve))
        running.kill('SIGKILL')
        await ended
      }
      if (folder) rmSync(folder, { recursive: true, force: true })
    })

    test(`asks whom the model asks, in ${questions.length} look-ups one after the other`, async () => {
      const walks = traceLookups(
        internet,
        questions.map((question) => ({ ...question, atS: 0 })),
        'resolver',
      )
      const hosts = new Set(zones.flatMap(({ servers }) => servers.map(nameKey)))
      const differences: unknown[] = []
      const before = new Set<string>()
      let compared = 0
      for (const [index, question] of questions.entries()) {
        asked = []
        await ask(index + 1, question)
        const [whole, ...walked] = walks[index] ?? []
        const key = `${question.name} ${question.type}`
        const asksOnceMore = keepsNoNameByType && !before.has(key) && isAbsent(question)
        const model = whole && walked.length === 0 && asksOnceMore ? [onceMore(whole)] : walked
        before.add(key)
        const own = new Set(model.map((hop) => `${nameKey(hop.question.name)} ${hop.question.type}`))
        const again = new Set(model.flatMap(asksAgain))
        const theirs = asked.filter((line) => {
          const [, name = '', type = ''] = line.split(' ')
          const isSetAside = hosts.has(name) || again.has(line)
          return name !== '.' && (own.has(`${name} ${type}`) || !isSetAside)
        })
        compared += theirs.length
        const fits =
          theirs.length === model.length &&
          model.every(({ to, question: each }, at) =>
            to.some((server) => theirs[at] === `${server} ${nameKey(each.name)} ${each.type}`),
          )
        if (fits) continue
        differences.push({
          question,
          theirs,
          model: model.map((hop) => `${hop.to.join('|')} ${hop.question.name} ${hop.question.type}`),
        })
      }
      console.log(
        `${program}: ${questions.length} look-ups, ${compared} queries compared, ${differences.length} differ; seed ${seed}`,
      )
      expect(differences.slice(0, 5)).toEqual([])
      expect(compared).toBeGreaterThan(100)
    })
  },
)

/** Of a question whose answer begins with an alias, what a resolver asks that believes the alias alone. */
function asksAgain({ to, question }: TraceHop): string[] {
  const records = zones.flatMap((each) => each.records)
  const alias = records.find(
    ({ name, data }) => data.type === 'CNAME' && nameKey(name) === nameKey(question.name),
  )
  if (alias?.data.type !== 'CNAME') return []
  const { target } = alias.data
  return to.map((server) => `${server} ${nameKey(target)} ${question.type}`)
}

const isAbsent = ({ name }: TracedQuestion) => name.startsWith('no.')

/** A question that the model answers from its cache, put to the servers of its zone. */
const onceMore = (hop: TraceHop): TraceHop => ({
  ...hop,
  to: zoneOfName(zones, hop.question.name)?.servers ?? [],
})

async function ask(id: number, { name, type }: { name: string; type: QuestionType }): Promise<void> {
  const number = type === 'ANY' ? 255 : typeNumbers[type]
  const query = encodeMessage({
    id,
    response: false,
    opcode: 0,
    authoritative: false,
    truncated: false,
    recursionDesired: true,
    recursionAvailable: false,
    rcode: 0,
    questions: [{ name, type: number, class: 1 }],
    answer: [],
    authority: [],
    additional: [],
  })
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no reply to ${name} ${type}: asked ${asked.join(', ')}\n${log.slice(-3_000)}`)),
      20_000,
    )
    const hear = (octets: Buffer) => {
      if (octets.readUInt16BE(0) !== id) return
      clearTimeout(timer)
      client.off('message', hear)
      resolve()
    }
    client.on('message', hear)
    client.send(query, port, resolver)
  })
}
