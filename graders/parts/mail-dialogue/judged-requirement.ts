// What a dialogue was to reach, and whether it did.

export interface JudgedRequirement {
  says: string
  met: boolean
  /** What stands there instead. */
  actual: string
  /** What follows from it. */
  why: string
  /** Without it the rest is worth nothing. */
  decides?: boolean
}

/** @param actual null where it is met */
export const need = (says: string, actual: string | null, why: string): JudgedRequirement => ({
  says,
  met: actual === null,
  actual: actual ?? '',
  why,
})

const shownMax = 100
export const quoted = (text: string) => `“${text.length > shownMax ? `${text.slice(0, shownMax)}…` : text}”`
