// What the checks of this lab share: zones in an internet of their own, and how the program is started.
import { hierarchy, nameServers } from '#graders/author/dns'
import type { CheckContext } from '#graders/author/lab'

type Options = Parameters<typeof hierarchy>[0]
type Servers = Parameters<typeof nameServers>[0]['servers']

export const root = '198.41.0.4'
export const soon = { withinMs: 5_000 }
export const afterAnAnswer = { withinMs: 10_000 }
/** Some servers do not answer, and are asked again. */
export const afterSilences = { withinMs: 18_000 }

/** More of them for one name come from a circle. */
export const queriesMax = 100

/** Root, top-level domains, and these zones; and others, to whom no zone leads. */
export const internet = ({ others = [], ...options }: Options & { others?: Servers }) =>
  nameServers({ servers: [...hierarchy(options), ...others], queriesMax })

/** The program, started to look up a name, which is written without its final dot. */
export const lookUp = ({ program }: Pick<CheckContext, 'program'>, name: string) =>
  program.start({ args: [name.replace(/\.$/, '')] })

/** A zone in `test.` with two servers of its own, a name in it, and addresses that nobody has guessed. */
export function drawZone(random: CheckContext['random']) {
  const origin = `${random.words(1)}-${random.integer(10, 99)}.test.`
  const first = random.integer(1, 200)
  return {
    origin,
    name: `www.${origin}`,
    address: `192.0.2.${first}`,
    other: `192.0.2.${first + 20}`,
    lie: `203.0.113.${random.integer(100, 254)}`,
    servers: [
      { name: `ns1.${origin}`, address: '198.51.100.21' },
      { name: `ns2.${origin}`, address: '198.51.100.22' },
    ],
  }
}

/** A zone in `example.` with one server, which is the server of other zones as well. */
export const host = {
  origin: 'host.example.',
  servers: [{ name: 'ns.host.example.', address: '198.51.100.40' }],
  text: 'ns.host.example. A 198.51.100.40',
}

/** The addresses of the servers, as the zone itself has them. */
export const addressesOf = (servers: readonly { name: string; address: string }[]) =>
  servers.map(({ name, address }) => `${name} A ${address}`).join('\n')
