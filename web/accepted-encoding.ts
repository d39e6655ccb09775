import type { IncomingMessage } from 'node:http'

/** The first of `known` that the client takes (RFC 9110 section 12.5.3), or null. A weight counts only where it is 0:
 * no browser prefers what is larger. */
export function acceptedEncoding<Encoding extends string>(
  { headers }: Pick<IncomingMessage, 'headers'>,
  known: readonly Encoding[],
): Encoding | null {
  const said = headers['accept-encoding']
  const taken = (Array.isArray(said) ? said.join(',') : (said ?? ''))
    .toLowerCase()
    .split(',')
    .map((coding) => coding.split(';').map((part) => part.trim()))
    .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ''))
    .map(([coding]) => coding)
  return known.find((encoding) => taken.includes(encoding)) ?? null
}
