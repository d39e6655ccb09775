/** What takes bytes from a student, an author or a file. Bytes are given as text of characters up to U+00FF. */
export interface Reader {
  name: string
  /** Reads one input. An exception is a fault; `expect` may hold what must be true of every result. */
  read: (input: string) => void
  /** Words of its language, from which inputs are put together. */
  words: readonly string[]
  /** Whole inputs that it reads, which are cut, doubled and mixed. */
  documents: readonly string[]
  /** No input is much longer: the reader's own bound, or what its caller lets through. In characters. */
  charactersMax: number
  /**
   * Of a reader that stands on a library's parser, whose growth is not ours to change: so much processor time is let
   * pass for its longest input, whatever it grows like.
   */
  libraryMs?: number
  /** What once took more than linear time: measured every time. */
  pumps?: readonly Pump[]
}

/** An input of any length: `before`, then `unit` again and again, then `after`. */
export interface Pump {
  before: string
  unit: string
  after: string
}

/** For readers of bytes: one for each character. */
export const bytesOf = (input: string): Buffer => Buffer.from(input, 'latin1')
