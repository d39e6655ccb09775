// From zone text to what a server would serve.
import { lintZone } from '#protocols/dns/zone/lint-zone.ts'
import { makeZone, type Zone } from '#protocols/dns/zone/zone.ts'
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'
import { readZoneText, type ZoneText } from '#protocols/dns/zone/zone-text.ts'

export interface LoadedZone {
  text: ZoneText
  /** Null when a server would refuse to load it: one mistake is enough, as with `named`. */
  zone: Zone | null
  /** Mistakes of writing, then what lint finds, by line. */
  problems: readonly ZoneProblem[]
}

export function loadZone(source: string, origin: string): LoadedZone {
  const text = readZoneText(source, origin)
  const zone = makeZone(origin, text.records)
  // Half a zone would be blamed for what its unreadable half says.
  const found = text.problems.length > 0 ? [] : lintZone(origin, text.records, zone)
  const problems = [...text.problems, ...found]
  const loads = !problems.some(({ level }) => level === 'error')
  return { text, zone: loads ? zone : null, problems }
}
