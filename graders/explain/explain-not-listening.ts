// The English for a server that we did not find at its port: what it did instead.
import type { Explanation } from '#graders/explain/explanation.ts'
import { quote, seconds } from '#graders/explain/wording.ts'
import type { Mismatch } from '#graders/outcome.ts'

export function explainNotListening({
  transport,
  port,
  withinMs,
  seen,
}: Extract<Mismatch, { code: 'not-listening' }>): Pick<Explanation, 'headline' | 'expected' | 'received'> {
  const name = transport.toUpperCase()
  const other = transport === 'udp' ? 'TCP' : 'UDP'
  const expected = `a server that binds ${name} port ${port} and waits`
  switch (seen.kind) {
    case 'other-transport':
      return {
        headline: `Your program waits at ${other} port ${seen.port}; this lab needs a ${name} server.`,
        expected,
        received: `a server for ${other}, which never sees what is sent with ${name}`,
      }
    case 'client':
      return {
        headline: `Your program behaves like a client: it turned to somebody else and bound no ${name} port of its own.`,
        expected,
        received: 'a program that speaks first, from a port that the system chose for it',
      }
    case 'ephemeral':
      return {
        headline: `Your program has only ${name} port ${seen.port}, which the system chose: it bound none itself.`,
        expected,
        received: `a port that nobody can know; so does a program that sends before it has bound one, as a client does`,
      }
    case 'port-taken':
      return {
        headline: `Your program found the port taken. It has the machine to itself: it must have bound the port before, itself.`,
        expected: `a server that binds ${name} port ${port} once`,
        received: '“address already in use”',
      }
    case 'asks':
      return {
        headline:
          'Your program waits for somebody to type, as a client does; a server waits for clients, at its port.',
        expected,
        received: `a prompt: ${quote(seen.prompt)}`,
      }
    case 'ended':
      return {
        headline: `Your program ended before it had bound a ${name} port.`,
        expected,
        received: `exit status ${seen.exitCode}`,
      }
    case 'nothing':
      return {
        headline: `Your program runs, but after ${seconds(withinMs)} it had bound no ${name} port.`,
        expected,
        received: 'a program that runs and has no port',
      }
  }
}
