// Where each field of a message stands, and what is read there: what a hex view and a tree of fields have in common.

/** On the way through a name: a label, a pointer to an earlier octet, or the end (RFC 1035 section 4.1.4). */
export type NameStep =
  | { at: number; label: string }
  | { at: number; pointer: number }
  | { at: number; end: true }

export interface OctetField {
  /** `id`, `qr`, … of the header; `question.1.name`; `answer.2.ttl`. */
  id: string
  /** Its first octet, and the one after its last. */
  start: number
  end: number
  /** Of a flag: its first bit in those octets, and how many it has. */
  bits?: { first: number; count: number }
  /** A number, a name, or data as a zone file writes them. */
  value: number | string
  /** Equal for what means the same. */
  key: string
  /** Names in it, each step by step. */
  names: readonly (readonly NameStep[])[]
}

/** The flags, from the highest bit on (RFC 1035 section 4.1.1). */
export const flagBits = [
  ['qr', 0, 1],
  ['opcode', 1, 4],
  ['aa', 5, 1],
  ['tc', 6, 1],
  ['rd', 7, 1],
  ['ra', 8, 1],
  ['z', 9, 3],
  ['rcode', 12, 4],
] as const

export const countFields = ['qdcount', 'ancount', 'nscount', 'arcount'] as const
export const messageSections = ['answer', 'authority', 'additional'] as const

const headerFields = ['id', ...flagBits.map(([name]) => name), ...countFields]
const ofQuestions = ['name', 'type', 'class']
const ofRecords = [...ofQuestions, 'ttl', 'length', 'data']

/** `ttl` of `answer.2.ttl`. */
export const fieldSort = (id: string): string => id.slice(id.lastIndexOf('.') + 1)

/** Whether a message can have a field of that name. */
export function isFieldId(id: string): boolean {
  const [section = '', number = '', sort, ...rest] = id.split('.')
  if (sort === undefined) return number === '' && headerFields.includes(section)
  if (rest.length > 0 || !/^[1-9]\d?$/u.test(number)) return false
  if (section === 'question') return ofQuestions.includes(sort)
  return messageSections.some((each) => each === section) && ofRecords.includes(sort)
}

const sortWords: Record<string, string> = { length: 'RDLENGTH', data: 'RDATA', opcode: 'Opcode' }
const sectionWords: Record<string, string> = {
  question: 'Question',
  answer: 'Answer',
  authority: 'Authority',
  additional: 'Additional',
}

/** As RFC 1035 names it: `Answer 2, TTL`. */
export function fieldLabel(id: string): string {
  const sort = fieldSort(id)
  const name = sortWords[sort] ?? sort.toUpperCase()
  const [section = '', number] = id.split('.')
  return number === undefined ? name : `${sectionWords[section] ?? section} ${number}, ${name}`
}
