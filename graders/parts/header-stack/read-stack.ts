// One variant of a part about a packet's headers: addresses filled in, the packet made by the model.
import type { HeaderStackPart, StackIdea } from '#graders/parts/header-stack/stack-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { natOutcomes, onTheWay, protocolOptions, type WayQuestion } from '#protocols/ipsec/on-the-way.ts'
import {
  type Association,
  type Block,
  type BlockKind,
  type PacketStack,
  packetStack,
} from '#protocols/ipsec/packet-stack.ts'

export interface StackVariant {
  stack: PacketStack
  /** As they are offered: by the alphabet. */
  offered: readonly { id: string; text: string; kind: BlockKind }[]
  brackets: readonly { text: string }[]
  questions: readonly { question: WayQuestion; ask: string; options: readonly string[]; right: string }[]
  ideas: readonly StackIdea[]
}

export const readStack = perVariant((part: HeaderStackPart, scope: PartScope): StackVariant => {
  const associations = part.associations.map(
    ({ from, to, ...each }): Association => ({
      ...each,
      encrypts: each.protocol === 'esp' && each.encrypts,
      checks: each.protocol === 'ah' || each.checks,
      ...(from === undefined ? {} : { from: scope.fill(from) }),
      ...(to === undefined ? {} : { to: scope.fill(to) }),
    }),
  )
  const { source, destination, transport } = part.packet
  const plain = { source: scope.fill(source), destination: scope.fill(destination), transport }
  const stack = packetStack(plain, associations)
  const strays = part.besides.map((id): Block => {
    const [kind = '', number] = id.split('-')
    return { id, kind: kindOf(kind), association: number === undefined ? null : Number(number) }
  })
  const several = associations.length > 1
  const offered = [...stack.blocks, ...strays]
    .map((block) => ({ id: block.id, kind: block.kind, text: nameOf(block, several) }))
    .toSorted((a, b) => collator.compare(a.text, b.text))
  const addresses = [
    plain.source,
    plain.destination,
    ...associations.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  ]
  const right = onTheWay(stack)
  return {
    stack,
    offered,
    brackets: stack.brackets.map(({ association, does }) => {
      const name = nameOfAssociation(associations[association - 1], association, several)
      return { text: `${name} ${does === 'encrypts' ? 'encrypts' : 'protects against change'}` }
    }),
    questions: part.asks.map((question) => ({
      question,
      ask: asks[question],
      options: optionsOf(question, [...new Set(addresses)].toSorted(collator.compare)),
      right: right[question],
    })),
    ideas: part.misconceptions.map((idea) => ({
      ...idea,
      says: scope.fill(idea.says),
      ...(idea.answer === undefined ? {} : { answer: scope.fill(idea.answer) }),
    })),
  }
})

const asks: Readonly<Record<WayQuestion, string>> = {
  source: 'Source address that a router on the way reads',
  destination: 'Destination address that it reads',
  protocol: 'Number in the protocol field that it reads',
  ports: 'Can it read the ports?',
  nat: 'NAT on the way changes that source address, and nothing else. At the other end',
}

function optionsOf(question: WayQuestion, addresses: readonly string[]): readonly string[] {
  switch (question) {
    case 'source':
    case 'destination':
      return addresses
    case 'protocol':
      return protocolOptions
    case 'ports':
      return ['yes', 'no']
    case 'nat':
      return Object.values(natOutcomes)
  }
}

const names: Readonly<Record<BlockKind, string>> = {
  ip: 'IP header',
  tcp: 'TCP header',
  udp: 'UDP header',
  data: 'Data',
  ah: 'AH',
  esp: 'ESP header (SPI, sequence number)',
  trailer: 'ESP trailer (padding, next header)',
  icv: 'ESP check value (ICV)',
}

function nameOf({ kind, association, source, destination }: Block, several: boolean): string {
  if (kind === 'ip') {
    if (association === null && source !== undefined)
      return `IP header of the hosts, ${source} → ${destination}`
    return source === undefined
      ? 'new IP header, from router to router'
      : `new IP header, ${source} → ${destination}`
  }
  return association !== null && several ? `${names[kind]}, of association ${association}` : names[kind]
}

function nameOfAssociation(association: Association | undefined, number: number, several: boolean): string {
  const name = association?.protocol.toUpperCase() ?? ''
  return several ? `${name} of association ${number}` : name
}

const kindOf = (text: string): BlockKind => {
  const kind = Object.keys(names).find((each): each is BlockKind => each === text)
  if (!kind) throw new RangeError(`“${text}” is no block`)
  return kind
}

const collator = new Intl.Collator('en', { numeric: true })
