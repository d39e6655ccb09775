/** A number that an instrument is set to. */
export interface NumberSetting<Id extends string = string> {
  id: Id
  /** In the address. */
  key: string
  label: string
  unit: string
  min: number
  max: number
  otherwise: number
}

/** What the address says: a whole number within the bounds, whatever stands there. */
export function readWholeNumber({ key, min, max, otherwise }: NumberSetting, given: URLSearchParams): number {
  const text = given.get(key)
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : otherwise
}
