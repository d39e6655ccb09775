/** A number from 0, with point or comma; null for anything else. */
export function readTypedNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) : null
}
