import type { Dimension, Unit } from '#protocols/quantity/unit.ts'

/** A value in base units (microseconds, bits and their products) with what it measures. */
export interface Quantity {
  readonly value: number
  readonly dimension: Dimension
}

export function quantityOf(amount: number, unit: Unit): Quantity {
  return { value: amount * unit.scale, dimension: unit.dimension }
}

/**
 * Up to `digits` significant digits, no trailing zeros, a decimal point, no grouping: "680", "0.0125". A
 * thousands separator is never written, because half the world reads it as the decimal sign.
 */
export function formatNumber(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return String(value)
  const exact = Number(value.toPrecision(12))
  if (Number.isInteger(exact) && Math.abs(exact) < 1e12) return String(exact)
  const short = Number(value.toPrecision(digits))
  const text = String(short)
  return text.includes('e') && Math.abs(short) < 1 && Math.abs(short) > 1e-12
    ? short.toFixed(Math.min(20, digits - 1 - Math.floor(Math.log10(Math.abs(short))))).replace(/0+$/, '')
    : text
}

/** "680 ms", "12.5 %", "7". The unit must be one of the quantity's dimension. */
export function formatQuantity(quantity: Quantity, unit: Unit, digits = 6): string {
  const number = formatNumber(quantity.value / unit.scale, digits)
  return unit.symbol === '' ? number : `${number} ${unit.symbol}`
}
