// What a student reads in the fields of a message, beside what stands there.
import type { DnsBytesPart } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import { messageOfPart, typeOfField } from '#graders/parts/dns-bytes/message-of-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { octetsOfText, readFieldText } from '#protocols/dns/message/field-text.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import { fieldLabel, fieldSort, type OctetField } from '#protocols/dns/message/message-field.ts'

export interface FieldReading {
  index: number
  id: string
  label: string
  /** Null where the message has none. */
  field: OctetField | null
  given: string
  isRight: boolean
  idea: DnsBytesPart['misconceptions'][number] | null
}

export function readingsOf(part: DnsBytesPart, scope: PartScope, given: readonly string[]): FieldReading[] {
  const { asked } = messageOfPart(part, scope)
  return part.fields.map((id, index) => {
    const text = given[index]?.trim() ?? ''
    const key = text === '' ? null : keyOf(part, scope, id, text)
    const field = asked[index] ?? null
    const idea = part.misconceptions.find(
      (each) =>
        each.field === id &&
        each.value !== undefined &&
        key === keyOf(part, scope, id, scope.fillExactly(each.value)),
    )
    return {
      index,
      id,
      label: fieldLabel(id),
      field,
      given: text,
      isRight: key !== null && key === field?.key,
      idea: key === null ? null : (idea ?? null),
    }
  })
}

/** Equal for texts that mean the same in this field; null for what means nothing in it. */
export function keyOf(part: DnsBytesPart, scope: PartScope, id: string, text: string): string | null {
  const { fields } = messageOfPart(part, scope)
  const read = readFieldText(fieldSort(id), text, typeOfField(fields, id))
  return read.ok ? read.key : null
}

/** As a student would write it. */
export const writtenReading = ({ value }: OctetField): string => String(value)

const inBits = (values: Uint8Array) =>
  Array.from(values, (octet) => octet.toString(2).padStart(8, '0')).join(' ')

/** From what was read: how the message would then be, and how it is. */
export function tellReading(
  part: DnsBytesPart,
  scope: PartScope,
  { id, field, given }: FieldReading,
): string {
  if (!field) return 'This message has no such field.'
  const { octets, fields } = messageOfPart(part, scope)
  const { start, end, bits } = field
  const before = ((octets[start] ?? 0) << 8) | (octets[start + 1] ?? 0)
  const own = octetsOfText(field, given, typeOfField(fields, id), before)
  if (own === null) return `“${given}” can be no data of this record’s type.`
  const where = end - start === 1 ? `octet ${start} is` : `octets ${start} to ${end - 1} are`
  const stands = showOctets(octets.slice(start, end))
  if (bits) {
    return `Then ${where.replace(/ (?:is|are)$/u, '')} would be ${inBits(own)}; in the message they are ${inBits(octets.slice(start, end))}. Which of these bits is it?`
  }
  const pointers = field.names.some((steps) => steps.some((step) => 'pointer' in step))
  const packed = pointers ? ' A part of it stands elsewhere: c0 and above begins a pointer.' : ''
  return `Written out, that would be ${showOctets(own)}; in the message ${where} ${stands}.${packed}`
}
