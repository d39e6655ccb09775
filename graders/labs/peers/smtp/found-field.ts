/** A field that is not as it should be, and where in what the program sent. */
export interface FoundField {
  path: string
  expected: string
  actual: string
  offset: number
  atMs: number
}
