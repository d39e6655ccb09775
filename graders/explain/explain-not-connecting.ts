// The English for a client that never connected: what it did instead.
import type { Told } from '#graders/explain/explanation.ts'
import type { Mismatch } from '#graders/outcome.ts'

export function explainNotConnecting({
  transport,
  seen,
}: Extract<Mismatch, { code: 'not-connecting' }>): Told {
  const name = transport.toUpperCase()
  const other = transport === 'tcp' ? 'UDP' : 'TCP'
  const expected = `a client that turns to the server with ${name}`
  switch (seen.kind) {
    case 'other-transport':
      return {
        headline: `Your program uses ${other}; this lab needs a ${name} client.`,
        expected,
        received: `a program for ${other}, which a ${name} server never hears`,
      }
    case 'server':
      return {
        headline: 'Your program behaves like a server: it waits for clients. This lab needs the client.',
        expected,
        received:
          seen.port === null
            ? 'a program that wants to bind a port, and found it taken: the server runs there'
            : `a program that waits at port ${seen.port}`,
      }
    case 'refused':
      return {
        headline: `Your program was refused${seen.port === null ? '' : ` at port ${seen.port}`}: the server does not listen there. It is told the port as its second argument.`,
        expected,
        received: 'a connection to a port where nobody listens',
      }
  }
}
