// The tier works: a client of which only the second octets of what it hears count.
import { type CheckContext, check } from '#graders/author/lab'
import { relayTarget, socksClient } from '#graders/author/socks'

export type Context = Pick<CheckContext, 'open' | 'program' | 'random'>

export const soon = { withinMs: 4_000 }
export const targetPort = 8_000
/** Where every name leads. */
export const targetAddress = '203.0.113.80'
export const target = { host: targetAddress, port: targetPort }

/** The gateway, told what nobody may be connected to. */
export const gateway = (program: Context['program'], blocked: readonly string[] = []) =>
  program.serve({ transport: 'tcp', port: 1_080, withinMs: 10_000, further: blocked })

/** A target behind the gateway, and a client before it that is connected to it. */
export async function relayed({ open, program }: Context, blocked: readonly string[] = []) {
  const far = await open(relayTarget({ port: targetPort }))
  const server = await gateway(program, blocked)
  const client = await open(socksClient({ to: server }))
  await client.isConnectedTo(target, soon)
  return { far, server, client }
}

export const beside = (command: string, blocked = '') =>
  `python3 -m http.server 8000 & target=$!; {program} 1080${blocked} & gateway=$!; sleep 1; ${command}; kill $gateway $target`

export const listens = check('listens', {
  tier: 'works',
  says: 'Listens at a TCP port.',
  points: 1,
  why: {
    says: 'Clients are told the port of their gateway, which is 1080 by custom.',
    reference: 'RFC 1928 section 3',
  },
  tryIt: beside('ss -ltn | grep 1080'),
  async run({ program }) {
    await gateway(program)
  },
})

export const relays = check('relays', {
  tier: 'works',
  says: 'Connects to the address that a client names, and hands on what both sides say.',
  needs: [listens],
  points: 3,
  why: {
    says: 'A gateway has two connections, one on each side, and is the only one that knows they belong together.',
    reference: 'RFC 1928 section 6',
  },
  tryIt: beside('curl -sS -m 3 --socks5 127.0.0.1:1080 http://127.0.0.1:8000/'),
  async run({ open, program, random }) {
    const far = await open(relayTarget({ port: targetPort }))
    const server = await gateway(program)
    const client = await open(socksClient({ to: server }))
    await client.isLetThroughTo(target, soon)
    const [question, answer] = [random.token(), random.token()]
    await client.sends(question)
    const line = await far.hears(question, soon)
    await line.says(answer)
    await client.hearsAmong(answer, soon)
  },
})
