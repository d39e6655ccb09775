// The tier conforms: every octet that RFC 1928 names, and the rules.
import { check } from '#graders/author/lab'
import { relayTarget, socksClient } from '#graders/author/socks'
import { socksMethods } from '#protocols/socks/socks-messages.ts'
import { beside, type Context, gateway, relayed, relays, soon, target, targetPort } from './works.ts'

const { gssapi, password, none } = socksMethods

export const methods = check('methods', {
  tier: 'conforms',
  says: 'Chooses “no authentication” where a client offers it among others, and answers 05 FF where it does not.',
  needs: [relays],
  points: 2,
  why: {
    says: 'The client says what it can do, and the gateway what it takes. FF says that nothing on offer will do.',
    reference: 'RFC 1928 section 3',
  },
  tryIt: beside(`printf '\\005\\002\\001\\002' | timeout 2 nc 127.0.0.1 1080 | xxd`),
  async run({ open, program }) {
    const server = await gateway(program)
    const alice = await open(socksClient({ to: server }))
    await alice.greets([gssapi, password])
    await alice.hearsMethod('unacceptable', soon)
    await alice.endsSending()
    const bob = await open(socksClient({ to: server }))
    await bob.greets([gssapi, password, none])
    await bob.hearsMethod('none', soon)
  },
})

export const replyForm = check('reply', {
  tier: 'conforms',
  says: 'Sends a whole reply, with an address and a port, before anything of the target.',
  needs: [relays],
  points: 2,
  why: {
    says: 'The client has to know where the reply ends: what stands behind it belongs to the target.',
    reference: 'RFC 1928 section 6',
  },
  tryIt: beside(
    `printf '\\005\\001\\000\\005\\001\\000\\001\\177\\000\\000\\001\\037\\100' | timeout 2 nc 127.0.0.1 1080 | xxd`,
  ),
  async run(context) {
    const { far, server, client } = await relayed(context)
    const [question, answer] = [context.random.token(), context.random.token()]
    await client.sends(question)
    const line = await far.hears(question, soon)
    await line.says(answer)
    await client.hearsRelayed(answer, soon)
    await server.rests()
    client.heardNothingMore()
  },
})

export const names = check('names', {
  tier: 'conforms',
  says: 'Connects to a target that is given by its name.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'A client behind a firewall may know no name server: then the gateway looks the name up.',
    reference: 'RFC 1928 section 5',
  },
  tryIt: beside('curl -sS -m 3 --socks5-hostname 127.0.0.1:1080 http://localhost:8000/'),
  async run({ open, program, random }) {
    const far = await open(relayTarget({ port: targetPort }))
    const server = await gateway(program)
    const client = await open(socksClient({ to: server }))
    const host = `${random.token().toLowerCase()}.example`
    await client.isConnectedTo({ host, port: targetPort }, soon)
    const question = random.token()
    await client.sends(question)
    await far.hears(question, soon)
  },
})

/** A client asks, and is refused with this code; nobody is connected to. */
export async function isRefused(
  { open }: Pick<Context, 'open'>,
  server: Awaited<ReturnType<typeof gateway>>,
  code: number,
  ask: (client: Awaited<ReturnType<typeof openClient>>) => Promise<void>,
) {
  const client = await openClient(open, server)
  await client.greets()
  await client.hearsMethod('none', soon)
  await ask(client)
  await client.hearsReply(code, soon)
}
const openClient = (open: Context['open'], to: Awaited<ReturnType<typeof gateway>>) =>
  open(socksClient({ to }))

export const rules = check('rules', {
  tier: 'conforms',
  says: 'Refuses with 02 what its arguments forbid: a name, an address, or a port of whichever host; and nothing else.',
  needs: [names],
  points: 3,
  why: {
    says: 'A gateway is where a network decides whom its hosts may talk to. 02 tells the client that it was decided, and is no accident.',
    reference: 'RFC 1928 section 6',
  },
  tryIt: beside(
    'curl -sS -m 3 --socks5-hostname 127.0.0.1:1080 http://localhost:8000/',
    ' localhost 203.0.113.66 :25',
  ),
  async run(context) {
    const { open, program, random } = context
    const far = await open(relayTarget({ port: targetPort }))
    const host = `${random.token().toLowerCase()}.example`
    const server = await gateway(program, [host, '203.0.113.66', ':25'])
    const forbidden = [
      { host, port: targetPort },
      { host: '203.0.113.66', port: targetPort },
      { host: '203.0.113.81', port: 25 },
    ]
    for (const one of forbidden) await isRefused(context, server, 0x02, (client) => client.asksFor(one))
    await server.rests()
    far.heardNobody()
    const allowed = await open(socksClient({ to: server }))
    await allowed.isConnectedTo({ host: `www.${host}`, port: targetPort }, soon)
  },
})

export const refused = check('refused', {
  tier: 'conforms',
  says: 'Answers 05 when the target refuses the connection, ends that connection, and serves the next client.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'Nobody listens there: the client must learn that the gateway works, and that the trouble is behind it.',
    reference: 'RFC 1928 section 6',
  },
  tryIt: beside('curl -sS -m 3 --socks5 127.0.0.1:1080 http://127.0.0.1:8001/'),
  async run({ open, program }) {
    await open(relayTarget({ port: targetPort }))
    const server = await gateway(program)
    const alice = await open(socksClient({ to: server }))
    await alice.greets()
    await alice.hearsMethod('none', soon)
    await alice.asksFor({ ...target, port: 8_001 })
    await alice.hearsReply(0x05, soon)
    await alice.seesEnd(soon)
    const bob = await open(socksClient({ to: server }))
    await bob.isConnectedTo(target, soon)
  },
})

export const unsupported = check('unsupported', {
  tier: 'conforms',
  says: 'Answers 07 to a command other than CONNECT, and 08 to an IPv6 address.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'A client that learns what is missing can do without it. One that hears nothing waits.',
    reference: 'RFC 1928 section 6',
  },
  tryIt: beside(
    `printf '\\005\\001\\000\\005\\002\\000\\001\\177\\000\\000\\001\\037\\100' | timeout 2 nc 127.0.0.1 1080 | xxd`,
  ),
  async run(context) {
    const server = await gateway(context.program)
    await isRefused(context, server, 0x07, (client) => client.asksFor(target, 'bind'))
    await isRefused(context, server, 0x08, (client) =>
      client.asksFor({ host: '2001:db8:0:0:0:0:0:50', port: targetPort }),
    )
  },
})
