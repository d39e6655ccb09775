// Whom a resolver asks, beside BIND's `named` as one: its queries to the servers of our zones, each on an address of the
// loopback, have to be those of the model. By night, where Debian's bind9 is installed and port 53 may be taken.
//
// Set aside by rule: what it asks on its own behalf, about the root (priming) and about the addresses of name servers
// whose look-up the model does not make. And where an answer holds an alias and what it leads to, as RFC 1034 section
// 4.3.2 (step 3a) has it, BIND believes the alias alone and asks for the rest once more; the model takes both, by section
// 5.3.3 (step 4).
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import { nameKey } from '#protocols/dns/record/name.ts'
import { type QuestionType, recordTypes, typeNumbers } from '#protocols/dns/record/record.ts'
import { zoneFor } from '#protocols/dns/resolve/internet.ts'
import { replyFrom } from '#protocols/dns/resolve/serve-zone.ts'
import { type TracedQuestion, traceLookups } from '#protocols/dns/resolve/trace-lookups.ts'
import { makeTracedInternet, type TracedZone } from '#protocols/dns/resolve/trace-zones.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'
import { nightly } from '../../../tests/support/nightly.ts'

const program = ['/usr/sbin/named', '/usr/local/sbin/named'].find((each) => existsSync(each))
const possible = nightly && program !== undefined && process.getuid?.() === 0
if (!possible)
  console.warn('Left out: named is asked as a resolver by night, by root, where bind9 is installed.')

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
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
const internet = makeTracedInternet(zones, '127.53.0.')
const someQuestion: fc.Arbitrary<TracedQuestion> = fc.record({
  name: fc
    .tuple(fc.constantFrom('www', 'web', 'out', 'no', 'mail', 'deep.mail'), fc.nat(29))
    .map(([host, shop]) => `${host}.shop${shop}.example.`),
  type: fc.constantFrom('A', 'A', 'A', 'MX', 'TXT'),
})
const questions = fc.sample(someQuestion, { numRuns: 150, seed })

let folder: string
let named: ChildProcess
let log = ''
let client: Socket
const sockets: Socket[] = []
let asked: string[] = []
const [resolver, port] = ['127.0.0.1', 20_000 + (process.pid % 20_000)]

describe.skipIf(!possible)(`named as a resolver, seed ${seed}`, () => {
  beforeAll(async () => {
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
    writeFileSync(
      path.join(folder, 'named.conf'),
      `options {
        directory "${folder}"; pid-file none; session-keyfile none; lock-file none;
        listen-on port ${port} { ${resolver}; }; listen-on-v6 { none; }; query-source address ${resolver};
        recursion yes; allow-recursion { any; }; allow-query { any; }; dnssec-validation no; qname-minimization off;
        prefetch 0; empty-zones-enable no; minimal-responses yes; querylog no;
      };
      controls { };
      zone "." { type hint; file "hints"; };`,
    )
    named = spawn(program ?? '', ['-4', '-g', '-n', '1', '-c', path.join(folder, 'named.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    named.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')))
    for (let tries = 0; !/^\S+ \S+ (?:all zones loaded|running)$/mu.test(log); tries += 1) {
      if (tries > 600 || named.exitCode !== null)
        throw new Error(`named did not start:\n${log.slice(-2_000)}`)
      await delay(50)
    }
    client = createSocket('udp4')
  })
  afterAll(async () => {
    for (const socket of sockets) socket.close()
    client?.close()
    if (named?.exitCode === null) {
      const ended = new Promise((resolve) => named.once('exit', resolve))
      named.kill('SIGKILL')
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
    const targets = new Set(
      zones.flatMap(({ records }) =>
        records.flatMap(({ data }) => (data.type === 'CNAME' ? [nameKey(data.target)] : [])),
      ),
    )
    const differences: unknown[] = []
    let compared = 0
    for (const [index, question] of questions.entries()) {
      asked = []
      await ask(index + 1, question)
      const model = (walks[index] ?? []).slice(1)
      const own = new Set(model.map((hop) => `${nameKey(hop.question.name)} ${hop.question.type}`))
      const theirs = asked.filter((line) => {
        const [, name = '', type = ''] = line.split(' ')
        const isSetAside = hosts.has(name) || (targets.has(name) && type === question.type)
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
      `${questions.length} look-ups, ${compared} queries compared, ${differences.length} differ; seed ${seed}`,
    )
    expect(differences.slice(0, 5)).toEqual([])
    expect(compared).toBeGreaterThan(100)
  })
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
      () =>
        reject(
          new Error(
            `named did not reply to ${name} ${type}: asked ${asked.join(', ')}\n${log.slice(-3_000)}`,
          ),
        ),
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
