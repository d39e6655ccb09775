/** A formula part as the student sees it: no formula is in it. */
export interface PresentedFormula {
  id: string
  kind: 'formula'
  ask: string
  points: number
  /** What is asked for is measured in; empty for a number. */
  unit: string
  symbols: PresentedSymbol[]
}

export interface PresentedSymbol {
  name: string
  says: string
  unit: string
}
