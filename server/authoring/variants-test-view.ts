/** How *Test 1,000 variants* of an exercise's files stands, in a word. */
export type VariantsTestSummary =
  | { is: 'waiting' }
  | { is: 'passed'; variants: number; finishedAt: Date }
  /** `first`: sentences of the first few. */
  | { is: 'failed'; failures: number; first: string[]; finishedAt: Date }
  /** Ours: it could not be done. */
  | { is: 'faulted' }
