/**
 * Whether a response can be read at all, which is not whether it is right. The page asks before it submits, and the
 * server before it judges: what cannot be read is never judged.
 */
export type Readability =
  /** Nothing was answered. It may be submitted so, by who means it. */
  | { is: 'blank' }
  /** `says` where, and why: a sentence for the student. */
  | { is: 'unreadable'; says: string }
  | { is: 'readable' }
