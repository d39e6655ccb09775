// Reads a row of the table, and says what cannot be: it speaks of the row itself, never of what is asked for.
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'
import { dimensions, sameDimension } from '#protocols/quantity/unit.ts'

/** A message as drawn. Milliseconds since the click. */
export interface DrawnEvent {
  label: string
  from: string
  to: string
  leavesMs: number
  arrivesMs: number
}

export type RowField = 'label' | 'direction' | 'leaves' | 'arrives'
type RowProblem = { field: RowField; says: string }
export type ReadRow = { ok: true; event: DrawnEvent } | { ok: false; problems: RowProblem[] }

const timeMaxMs = 1e9

/** A time in ms, as "120", "0.12 s" or "120,5". Any text gives a result. */
export function readTime(text: string): { ok: true; ms: number } | { ok: false; says: string } {
  if (text.trim() === '') return { ok: false, says: 'Give a time in ms.' }
  const read = readQuantity(text, 'ms')
  if (!read.ok) return read
  if (!sameDimension(read.unit.dimension, dimensions.time)) {
    return { ok: false, says: `“${text.trim()}” is not a time.` }
  }
  const ms = read.quantity.value / 1_000
  if (ms < 0) return { ok: false, says: 'The clock starts with the click, at 0 ms.' }
  return ms <= timeMaxMs ? { ok: true, ms } : { ok: false, says: `“${text.trim()}” is too late.` }
}

export function readRow(row: TimelineRow): ReadRow {
  const problems: RowProblem[] = []
  if (row.label === '') problems.push({ field: 'label', says: 'Choose what is sent.' })
  if (row.from === row.to) problems.push({ field: 'direction', says: 'It goes from one to the other.' })
  const [leaves, arrives] = [readTime(row.leaves), readTime(row.arrives)]
  if (!leaves.ok) problems.push({ field: 'leaves', says: leaves.says })
  if (!arrives.ok) problems.push({ field: 'arrives', says: arrives.says })
  if (problems.length > 0 || !leaves.ok || !arrives.ok) return { ok: false, problems }
  const { label, from, to } = row
  return { ok: true, event: { label, from, to, leavesMs: leaves.ms, arrivesMs: arrives.ms } }
}

/** Said while the diagram is drawn, of a row that can be read. */
export function impossible({ leavesMs, arrivesMs }: DrawnEvent): string | null {
  return arrivesMs < leavesMs ? 'It arrives before it was sent.' : null
}
