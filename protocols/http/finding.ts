// What is wrong with a message, as data: where it stands, in bytes, and which rule it breaks.

export const findingCodes = [
  'bare-lf',
  'bare-cr',
  'empty-line-first',
  'start-line',
  'method',
  'unknown-method',
  'target',
  'version',
  'status-code',
  'reason',
  'field-name',
  'field-value',
  'line-folding',
  'content-length',
  'content-length-twice',
  'transfer-encoding',
  'both-lengths',
  'chunk-size',
  'chunk-extension',
  'chunk-end',
  'incomplete-head',
  'incomplete-body',
  'after-close',
  'leftover',
  'host-missing',
  'host-twice',
  'host-value',
  'host-mismatch',
  'empty-member',
  'forbidden-content',
  'forbidden-length',
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Finding {
  code: FindingCode
  /** Byte offset in what was parsed, from 0; its length when something is missing at the end. */
  offset: number
  /** Bytes concerned, at least 0. */
  length: number
  /** `rejects`: a conforming recipient refuses or cannot go on. `bends`: many accept it, no sender may send it. */
  severity: 'rejects' | 'bends'
  /** One or two sentences, ending in a full stop. */
  says: string
  /** "RFC 9112 section 5.1". */
  reference: string
}

/** A range of bytes: `end` is the offset after the last one. */
export interface ByteSpan {
  start: number
  end: number
}

export type Report = (finding: Finding) => void

/** The finding that a recipient meets first. */
export function firstRejection(findings: readonly Finding[]): Finding | null {
  const [first] = findings
    .filter(({ severity }) => severity === 'rejects')
    .toSorted((a, b) => a.offset - b.offset)
  return first ?? null
}
