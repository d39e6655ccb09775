// What a part about a handshake asks: the same for everybody but for texts.
import type { HandshakePart } from '#graders/parts/handshake/handshake-part.ts'
import { predecessorsOf } from '#graders/parts/ordering/partial-order.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { alertFor, alertNames, faults } from '#protocols/tls/alerts.ts'
import {
  type Flow,
  type FlowMessage,
  messageId,
  type Side,
  type TlsRecordType,
  tlsFlow,
} from '#protocols/tls/flow.ts'

export interface HandshakeQuestion {
  /** What authors call it. */
  question: string
  ask: string
  options: readonly string[]
  right: string
  /** What a wrong answer is told. */
  follows: string
}

export interface HandshakeVariant {
  flow: Flow
  /** By the alphabet. */
  offered: readonly { id: string; from: Side; text: string }[]
  before: ReadonlyMap<string, ReadonlySet<string>>
  questions: readonly HandshakeQuestion[]
}

export const readHandshake = perVariant((part: HandshakePart): HandshakeVariant => {
  const flow = tlsFlow(part.flow)
  const strays = part.besides.map((text) => {
    const [side = '', name = ''] = text.split(': ')
    const from: Side = side === 'client' ? 'client' : 'server'
    return { id: messageId(from, name), from, text }
  })
  const offered = [
    ...flow.messages.map(({ id, from, name }) => ({ id, from, text: `${from}: ${name}` })),
    ...strays,
  ]
  const chains = flow.messages.flatMap(({ id, after }) => after.map((early) => [early, id]))
  const before = predecessorsOf(
    flow.messages.map(({ id }) => id),
    chains,
  )
  if (!before) throw new Error('tls: a handshake goes round in a circle')
  return {
    flow,
    offered: offered.toSorted((a, b) => collator.compare(a.text, b.text)),
    before,
    questions: [...askedOf(part, flow), ...recordsOf(part, flow), ...alertOf(part, flow)],
  }
})

function askedOf({ asks }: HandshakePart, { messages, roundTrips }: Flow): HandshakeQuestion[] {
  return asks.map((question) => {
    if (question === 'round-trips') {
      return {
        question,
        ask: 'Round trips of the handshake before the client may send its first request',
        options: ['0', '1', '2', '3'],
        right: String(roundTrips),
        follows:
          'Count how often the client has to wait for the server before it has a key for application data.',
      }
    }
    const side: Side = question === 'client-encrypts' ? 'client' : 'server'
    const own = messages.filter(({ from }) => from === side)
    return {
      question,
      ask: `First message of the ${side} that is encrypted`,
      options: [...own.map(({ name }) => name).toSorted(collator.compare), 'none of them'],
      right: own.find(({ encrypted }) => encrypted)?.name ?? 'none of them',
      follows: `From when on does the ${side} have a key to write with, and when does it begin to use it?`,
    }
  })
}

const recordTypes: Readonly<Record<TlsRecordType, string>> = {
  change_cipher_spec: 'change_cipher_spec (20)',
  alert: 'alert (21)',
  handshake: 'handshake (22)',
  application_data: 'application_data (23)',
}

function recordsOf({ records }: HandshakePart, { messages }: Flow): HandshakeQuestion[] {
  return records.flatMap((id) => {
    const message = messages.find((each) => each.id === id)
    if (!message) return []
    return {
      question: `record ${id}`,
      ask: `Type in the header of the record that carries ${titleOf(message)}`,
      options: Object.values(recordTypes),
      right: recordTypes[message.record],
      follows: 'The header of a record is never encrypted. What does this version let it tell of what is?',
    }
  })
}

function alertOf({ fault }: HandshakePart, flow: Flow): HandshakeQuestion[] {
  if (fault === undefined) return []
  const { from, name, encrypted } = alertFor(fault, flow)
  const situation = faults[fault].replace(/\.$/u, '')
  return [
    {
      question: 'alert-from',
      ask: `${situation}. Who sends an alert?`,
      options: ['client', 'server'],
      right: from,
      follows: 'Who is the first that can notice?',
    },
    {
      question: 'alert-name',
      ask: `${situation}. Which alert?`,
      options: alertNames,
      right: name,
      follows: 'An alert names what its sender could not do or accept.',
    },
    ...(encrypted === null
      ? []
      : [
          {
            question: 'alert-encrypted',
            ask: `${situation}. Is the alert encrypted?`,
            options: ['yes', 'no'],
            right: encrypted ? 'yes' : 'no',
            follows: 'Does its sender write under a key at that moment?',
          },
        ]),
  ]
}

const titleOf = ({ from, name }: FlowMessage) => `the ${from}’s ${name}`

const collator = new Intl.Collator('en', { numeric: true })
