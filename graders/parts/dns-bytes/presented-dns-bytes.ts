/** A DNS message to be read or written, as the student sees it. */
export interface PresentedDnsBytes {
  id: string
  kind: 'dns-bytes'
  ask: string
  points: number
  task: 'read' | 'write'
  /** Read: the message. Write: what stands there at first. In hexadecimal. */
  hex: string
  /** Read: what is asked for, by its name in a message. */
  fields: readonly { id: string; label: string }[]
  /** Write: how many octets it may have; null for any number. */
  longest: number | null
}
