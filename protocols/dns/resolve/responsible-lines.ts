// Which lines of a zone text a resolution rests on: those in the last answer that the zone's own server gave.
import type { Resolution } from '#protocols/dns/resolve/resolve.ts'

/** Sorted; empty when nothing in the text answers for it: then a record is missing. */
export function responsibleLines(resolution: Resolution): number[] {
  const own = resolution.hops.findLast(({ zone, answer }) => zone?.own === true && answer !== null)
  if (!own?.answer) return []
  const { answer, authority, additional, kind } = own.answer
  const told = kind === 'referral' ? [...answer, ...authority, ...additional] : answer
  return [...new Set(told.flatMap(({ line }) => line ?? []))].toSorted((a, b) => a - b)
}
