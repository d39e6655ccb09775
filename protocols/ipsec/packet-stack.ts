// How IPsec changes a packet: the blocks of which it consists, from its first octet to its last, and over which of them
// each security association encrypts and checks. RFC 4302 section 3.1 (AH), RFC 4303 section 3.1 (ESP).
import * as z from 'zod'

export const AssociationSchema = z.strictObject({
  protocol: z.enum(['ah', 'esp']),
  mode: z.enum(['transport', 'tunnel']),
  /** Of the outer IP header, in tunnel mode. */
  from: z.string().max(60).optional(),
  to: z.string().max(60).optional(),
  /** ESP with NULL encryption does not (RFC 2410). */
  encrypts: z.boolean(),
  /** ESP's check is optional (RFC 4303 section 1). */
  checks: z.boolean(),
})
export type Association = z.infer<typeof AssociationSchema>

export interface PlainPacket {
  source: string
  destination: string
  transport: 'tcp' | 'udp'
}

export type BlockKind = 'ip' | 'tcp' | 'udp' | 'data' | 'ah' | 'esp' | 'trailer' | 'icv'

export interface Block {
  /** `ip`, `tcp`, `data` of the packet as it was; `esp-1`, `ip-2` of the first and second association. */
  id: string
  kind: BlockKind
  /** From 1, in the order in which they are applied; null for what was there before. */
  association: number | null
  /** Of an IP header. */
  source?: string
  destination?: string
}

export interface Bracket {
  association: number
  does: 'encrypts' | 'checks'
  /** Ids of the first and the last block; null where it covers nothing. */
  over: { from: string; to: string } | null
}

export interface PacketStack {
  blocks: readonly Block[]
  brackets: readonly Bracket[]
}

/** Associations are applied in their order: the first ends up innermost. */
export function packetStack(
  { source, destination, transport }: PlainPacket,
  associations: readonly Association[],
): PacketStack {
  let blocks: Block[] = [
    { id: 'ip', kind: 'ip', association: null, source, destination },
    { id: transport, kind: transport, association: null },
    { id: 'data', kind: 'data', association: null },
  ]
  const brackets: Bracket[] = []
  for (const [index, { protocol, mode, from = '', to = '', encrypts, checks }] of associations.entries()) {
    const association = index + 1
    const made = (kind: BlockKind): Block => ({ id: `${kind}-${association}`, kind, association })
    const [first, ...rest] = blocks
    if (!first) throw new Error('ipsec: a packet without a block')
    const head: Block = mode === 'tunnel' ? { ...made('ip'), source: from, destination: to } : first
    const carried = mode === 'tunnel' ? blocks : rest
    const [opening, closing] = [carried[0]?.id ?? '', carried.at(-1)?.id ?? '']
    if (protocol === 'ah') {
      // RFC 4302 section 3.3.3: all of the packet, with its mutable fields taken for zero.
      blocks = [head, made('ah'), ...carried]
      brackets.push({ association, does: 'encrypts', over: null })
      brackets.push({ association, does: 'checks', over: { from: head.id, to: closing } })
      continue
    }
    const trailer = made('trailer')
    blocks = [head, made('esp'), ...carried, trailer, ...(checks ? [made('icv')] : [])]
    // RFC 4303 section 2: encrypted is the payload with the trailer; checked is that and the ESP header.
    const encrypted = encrypts ? { from: opening, to: trailer.id } : null
    brackets.push({ association, does: 'encrypts', over: encrypted })
    const checked = checks ? { from: `esp-${association}`, to: trailer.id } : null
    brackets.push({ association, does: 'checks', over: checked })
  }
  return { blocks, brackets }
}

/** Ids of the blocks under a bracket. */
export function covered({ blocks }: PacketStack, { over }: Pick<Bracket, 'over'>): string[] {
  if (over === null) return []
  const ids = blocks.map(({ id }) => id)
  return ids.slice(ids.indexOf(over.from), ids.indexOf(over.to) + 1)
}
