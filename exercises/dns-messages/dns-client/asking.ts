// What the checks of this lab share: the name server, and how the program is started.
import { nameServers, zone } from '#graders/author/dns'
import type { CheckContext } from '#graders/author/lab'

export const server = '198.51.100.53'
export const soon = { withinMs: 5_000 }
/** One answer from a friendly server. */
export const afterAnAnswer = { withinMs: 8_000 }
/** Three tries of five seconds, as many programs have it. */
export const afterThreeTries = { withinMs: 18_000 }

type ResolverOptions = Omit<Parameters<typeof nameServers>[0], 'servers'> & {
  mischief?: Parameters<typeof nameServers>[0]['servers'][number]['mischief']
}

/** A name server that knows these records, and asks nobody. */
export function resolver(records: string, { mischief = [], ...options }: ResolverOptions = {}) {
  const known = zone('.', records)
  const one = { name: 'the name server', addresses: [server], zones: [known], recursive: true, mischief }
  return nameServers({ ...options, servers: [{ ...one, alsoAt: 'written' }] })
}

/** The program, started to look up a name, which is written without its final dot. */
export const lookUp = ({ program }: Pick<CheckContext, 'program'>, name: string) =>
  program.start({ args: [`@${server}`, name.replace(/\.$/, '')] })

/** A name and an address that nobody has guessed. */
export function drawHost(random: CheckContext['random']) {
  const name = `${random.words(1)}-${random.integer(10, 99)}.example.test.`
  return {
    name,
    address: `192.0.2.${random.integer(1, 254)}`,
    other: `203.0.113.${random.integer(100, 254)}`,
  }
}

/** Beside a program of your own: the same question, asked by dig. */
export const asDig = 'dig @1.1.1.1 www.example.com A; {program} @1.1.1.1 www.example.com'
