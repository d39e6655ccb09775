// How somebody would write a message who has a wrong idea of its form: the right octets, changed field by field.
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage } from '#protocols/dns/message/encode-message.ts'
import type { DnsMessage } from '#protocols/dns/message/message.ts'
import { fieldSort, type NameStep, type OctetField } from '#protocols/dns/message/message-field.ts'

export const encodingBeliefs = [
  'little-endian',
  'names-end-unmarked',
  'names-with-dots',
  'pointers-from-the-question',
] as const
export type EncodingBelief = (typeof encodingBeliefs)[number]

const headerLength = 12

/** With pointers where they can be, and without any; only what comes to something else than it should. */
export function encodeAs(belief: EncodingBelief, message: DnsMessage): Uint8Array[] {
  return [true, false].flatMap((compress) => {
    const right = encodeMessage(message, undefined, compress)
    const made = changed(belief, right)
    return made.length === right.length && made.every((octet, at) => octet === right[at]) ? [] : [made]
  })
}

function changed(belief: EncodingBelief, octets: Uint8Array): Uint8Array {
  const made: number[] = []
  let done = 0
  for (const field of decodeFields(octets).fields) {
    // All flags stand in the same two octets.
    if (field.start < done) continue
    made.push(...changedField(belief, octets.slice(field.start, field.end), field))
    done = field.end
  }
  return Uint8Array.from(made)
}

function changedField(belief: EncodingBelief, octets: Uint8Array, field: OctetField): Uint8Array | number[] {
  if (belief === 'little-endian') {
    return fieldSort(field.id) === 'data' || field.names.length > 0 || field.bits
      ? octets
      : octets.toReversed()
  }
  const start = field.start
  const changes = field.names.flatMap((steps) => changedName(belief, stepsWithin(steps, field)))
  let at = 0
  const made: number[] = []
  for (const { from, to, octets: others } of changes.toSorted((a, b) => a.from - b.from)) {
    made.push(...octets.slice(at, from - start), ...others)
    at = to - start
  }
  return [...made, ...octets.slice(at)]
}

/** What stands in the field itself: the rest of a name lies where a pointer led. */
function stepsWithin(steps: readonly NameStep[], { start, end }: OctetField): NameStep[] {
  const jump = steps.findIndex((step) => 'pointer' in step)
  const own = jump < 0 ? steps : steps.slice(0, jump + 1)
  return own.filter(({ at }) => at >= start && at < end)
}

interface Change {
  from: number
  to: number
  octets: readonly number[]
}

function changedName(belief: EncodingBelief, steps: readonly NameStep[]): Change[] {
  return steps.flatMap((step, index): Change[] => {
    if ('pointer' in step) {
      if (belief !== 'pointers-from-the-question') return []
      const target = 0xc000 | Math.max(0, step.pointer - headerLength)
      return [{ from: step.at, to: step.at + 2, octets: [target >> 8, target & 0xff] }]
    }
    if (belief === 'names-end-unmarked' && 'end' in step) {
      return [{ from: step.at, to: step.at + 1, octets: [] }]
    }
    // The first dot is no part of a name as it is written.
    if (belief === 'names-with-dots' && 'label' in step) {
      return [{ from: step.at, to: step.at + 1, octets: index === 0 ? [] : [0x2e] }]
    }
    return []
  })
}
