// The English of a hop, and of what follows from one that nobody makes.
import type { SaidHop } from '#graders/parts/dns-trace/dns-trace-response.ts'
import { hopAnswerWords } from '#graders/parts/dns-trace/dns-trace-response.ts'
import { questionText } from '#graders/parts/dns-trace/traced.ts'
import { sameName } from '#protocols/dns/record/name.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import { type Recursion, serverAnswer, type TraceHop } from '#protocols/dns/resolve/trace-lookups.ts'

export type WrongPart = 'from' | 'to' | 'question' | 'got' | 'missing' | 'too-many'

/** Which of what is said of a hop parts from it first; null where it is the same. */
export function differsIn(
  hop: TraceHop | undefined,
  said: SaidHop | undefined,
  questions: readonly string[],
): WrongPart | null {
  if (!hop) return said ? 'too-many' : null
  if (!said) return 'missing'
  if (!hop.from.some((each) => sameName(each, said.from))) return 'from'
  if (!hop.to.some((each) => sameName(each, said.to))) return 'to'
  if (questions[said.question ?? -1]?.toLowerCase() !== questionText(hop.question).toLowerCase())
    return 'question'
  return said.got === hop.got ? null : 'got'
}

export const tellSaid = ({ from, to, question, got }: SaidHop, questions: readonly string[]) =>
  `${from || '?'} asks ${to || '?'} for ${questions[question ?? -1] ?? '?'}: ${got === null ? '?' : hopAnswerWords[got]}`

/** For the solution. */
export function tellHop({ from, to, question, got }: TraceHop): string {
  return `${from.join(' or ')} asks ${to.join(' or ')} for ${questionText(question)}: ${hopAnswerWords[got]}`
}

/** Why it is so, with times. */
export function becauseOf({ to, zone, got, knownUntilS }: TraceHop, atS: number): string {
  if (to[0] === 'resolver') {
    return got === 'cache'
      ? 'All that it takes is in the cache, and has not run out.'
      : 'The client wants the whole answer (RD), and does nothing more itself.'
  }
  if (zone === '.')
    return 'Nothing nearer to the name is in the cache, and the root’s servers are always known.'
  if (knownUntilS === null || !Number.isFinite(knownUntilS)) return ''
  return `The nearest that is known are the servers of ${zone}; that runs out at ${knownUntilS} s, and it is ${atS} s.`
}

interface Told {
  internet: Internet
  recursion: Recursion
  atS: number
  questions: readonly string[]
}

/** From what was said of the first hop that is not right. What is right instead is not said. */
export function tellFollows(
  what: WrongPart,
  hop: TraceHop | undefined,
  said: SaidHop | undefined,
  { internet, recursion, atS, questions }: Told,
): string {
  switch (what) {
    case 'missing':
      return 'Here it ends, and whoever asked has no answer yet. What is still to be asked?'
    case 'too-many':
      return 'By now whoever asked has the answer. What would this be asked for?'
    case 'from':
      if (said?.from === 'client') return 'The client has asked its resolver to do the whole work, and waits.'
      return recursion === 'resolver'
        ? 'These servers answer with what they know, and ask nobody else. Who is it that goes on asking?'
        : 'Here each server that is asked does the whole work itself. Who has been asked last?'
    case 'to': {
      const server = [...internet.servers.values()].find(({ name }) => sameName(name, said?.to ?? ''))
      if (!server || !hop) return 'Nobody there answers such a question.'
      const kind = serverAnswer(server, hop.question)?.kind
      const served = server.zones.map(({ origin }) => origin).join(', ')
      if (kind === undefined || kind === 'refused') {
        return `${server.name} serves ${served}, and would refuse this question: the name does not lie there.`
      }
      if (kind === 'referral') {
        return `${server.name} serves ${served}, and could only refer further down. What is in the cache at ${atS} s: nothing nearer to the name?`
      }
      return `${server.name} would know it. How would whoever asks have its address at ${atS} s? Look at what it learned before, and for how long that lives.`
    }
    case 'question':
      return `${questions[said?.question ?? -1] ?? 'That'} is not what is to be found out here. The whole name is asked for, of every server alike, unless an alias or a server without an address is on the way.`
    case 'got':
      if (said?.got === 'cache') {
        return `Is all of it in the cache at ${atS} s? Add to when each record came how long it lives.`
      }
      if (hop?.got === 'cache') return `Look into the cache at ${atS} s: need anybody be asked?`
      return 'Look at what the zones of that server hold: a record of that name and type, another name instead, a delegation, or nothing?'
  }
}
