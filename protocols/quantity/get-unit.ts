import { findUnitBySymbol, type Unit } from '#protocols/quantity/unit.ts'

/** The unit of a symbol as exercises write it; “none” is a plain number. Throws for what is no unit. */
export function getUnit(symbol: string): Unit {
  const unit = findUnitBySymbol(symbol === 'none' ? '' : symbol)
  if (!unit) throw new Error(`“${symbol}” passed the schema and is no unit`)
  return unit
}
