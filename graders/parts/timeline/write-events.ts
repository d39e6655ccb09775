// A diagram as lines of text, for solutions and for what authors write in tests:
//   SYN: client to server, 0 ms to 50 ms
// Changes to a diagram begin with + or -. "- SYN (2)" takes the second SYN away, and "- SYN" the first.
import { type DrawnEvent, readTime } from '#graders/parts/timeline/live/read-row.ts'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import type { Message } from '#protocols/timeline/timeline.ts'

export function eventOf({ label, from, to, sendStartMs, arriveEndMs }: Message): DrawnEvent {
  return { label, from, to, leavesMs: sendStartMs, arrivesMs: arriveEndMs }
}

export function writeEvent({ label, from, to, leavesMs, arrivesMs }: DrawnEvent): string {
  return `${label}: ${from} to ${to}, ${formatNumber(leavesMs)} ms to ${formatNumber(arrivesMs)} ms`
}

/**
 * The diagram that a text stands for: "solution", changes to the solution, or all of its lines. Throws a RangeError
 * with a sentence for the author.
 */
export function readEvents(text: string, solution: readonly DrawnEvent[]): DrawnEvent[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 1 && lines[0] === 'solution') return [...solution]
  const changes = lines.filter((line) => /^[+-]/u.test(line))
  if (changes.length === 0) return lines.map(readEvent)
  if (changes.length < lines.length) throw new RangeError('either every line begins with + or -, or none')
  // Counted in the solution, so that "- SYN (2)" means the same below "- SYN".
  const taken = new Set<number>()
  const added: DrawnEvent[] = []
  for (const line of changes) {
    const rest = line.slice(1).trim()
    if (line.startsWith('+')) added.push(readEvent(rest))
    else taken.add(findEvent(rest, solution))
  }
  return [...solution.filter((_, index) => !taken.has(index)), ...added]
}

function findEvent(text: string, events: readonly DrawnEvent[]): number {
  const groups = /^(?<label>.*?)(?:\s+\((?<count>\d{1,3})\))?$/u.exec(text)?.groups
  const count = Number(groups?.count ?? 1)
  const [index] = [...events.entries()].filter(([, { label }]) => label === groups?.label)[count - 1] ?? []
  if (index === undefined) throw new RangeError(`there is no “${text}” to take away`)
  return index
}

function readEvent(line: string): DrawnEvent {
  const form =
    /^(?<label>.+): (?<from>[a-z][a-z0-9-]*) to (?<to>[a-z][a-z0-9-]*), (?<leaves>[^,]+) to (?<arrives>[^,]+)$/u
  const groups = form.exec(line)?.groups
  if (!groups) throw new RangeError(`“${line}” is not written as “SYN: client to server, 0 ms to 50 ms”`)
  const [leaves, arrives] = [readTime(groups.leaves ?? ''), readTime(groups.arrives ?? '')]
  if (!leaves.ok) throw new RangeError(`“${line}”: ${leaves.says}`)
  if (!arrives.ok) throw new RangeError(`“${line}”: ${arrives.says}`)
  const { label = '', from = '', to = '' } = groups
  return { label, from, to, leavesMs: leaves.ms, arrivesMs: arrives.ms }
}
