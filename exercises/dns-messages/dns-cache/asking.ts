// What the checks of this lab share: the forwarder, and how the program is started.
import { dnsClient, nameServers, zone } from '#graders/author/dns'
import type { CheckContext } from '#graders/author/lab'

type Servers = Parameters<typeof nameServers>[0]['servers']

export const host = '203.0.113.5'
const forwarder = '198.51.100.53'
export const soon = { withinMs: 4_000 }

/** The name server that is asked for what is not in the cache: it knows these records. */
export const forwards = (records: string, mischief: Servers[number]['mischief'] = []) =>
  nameServers({
    servers: [
      {
        name: 'the forwarder',
        addresses: [forwarder],
        zones: [zone('.', records)],
        recursive: true,
        mischief,
        alsoAt: 'written',
      },
    ],
  })

/** The program, started as a name server. */
export const serves = ({ program }: Pick<CheckContext, 'program'>) =>
  program.serve({ transport: 'udp', port: 5_300, further: [`@${forwarder}`], withinMs: 10_000 })

/** A forwarder that knows these records, the program in front of it, and alice who asks the program. */
export async function withAlice(
  { program, open }: Pick<CheckContext, 'program' | 'open'>,
  records: string,
  mischief: Servers[number]['mischief'] = [],
) {
  const dns = await open(forwards(records, mischief))
  const server = await serves({ program })
  const alice = await open(dnsClient({ to: server }))
  return { dns, server, alice }
}

/** Names and addresses that nobody has guessed. */
export function drawNames(random: CheckContext['random']) {
  const first = random.integer(1, 200)
  const name = `${random.words(1)}-${random.integer(10, 49)}.example.test.`
  const second = `${random.words(1)}-${random.integer(50, 99)}.example.test.`
  return {
    name,
    second,
    address: `192.0.2.${first}`,
    other: `192.0.2.${first + 20}`,
    lie: `203.0.113.${first}`,
  }
}

/** On the student's own machine, in two windows. */
export const asDig = '{program} 5300 @1.1.1.1 & sleep 1; dig @127.0.0.1 -p 5300 www.example.com'
export const asDigTwice = `${asDig}; sleep 2; dig @127.0.0.1 -p 5300 www.example.com`
