// The grid and the text are two views of one thing, the text. Every change is a function of it: what the grid does
// rewrites the lines of one record and leaves the others, comments among them, as they stand.
import { readZoneText, type ZoneEntry } from '#protocols/dns/zone/zone-text.ts'

export type EntryField = 'owner' | 'ttl' | 'type' | 'data'

export type ZoneChange =
  | { is: 'text'; text: string }
  | { is: 'field'; index: number; field: EntryField; value: string }
  | { is: 'add'; type: string }
  | { is: 'remove'; index: number }

export function changeZone(text: string, origin: string, change: ZoneChange): string {
  if (change.is === 'text') return change.text
  if (change.is === 'add') {
    const above = text === '' || text.endsWith('\n') ? text : `${text}\n`
    return `${above}new\t${change.type}\t\n`
  }
  const entry = readZoneText(text, origin).entries[change.index]
  if (!entry) return text
  const lines = text.split('\n')
  const replacement = change.is === 'remove' ? [] : [writeEntry({ ...entry, ...cleaned(change) })]
  lines.splice(entry.first - 1, entry.last - entry.first + 1, ...replacement)
  return lines.join('\n')
}

/** What would begin a comment, or another word, cannot be typed into a cell. */
function cleaned({ field, value }: { field: EntryField; value: string }): Partial<ZoneEntry> {
  switch (field) {
    case 'owner':
      return { owner: value.replaceAll(/[\s;()"]/gu, '').replace(/^\$+/u, '') }
    case 'ttl':
      return { ttl: value.replaceAll(/\D/gu, '') }
    case 'type':
      return { type: value }
    case 'data':
      // Escaped, or within quotation marks, everything may stand, but for the end of the line.
      return {
        data: value.replaceAll(/[\r\n]+/gu, ' ').replaceAll(/(\\.|"(?:\\.|[^"\\])*"?)|[;()]/gu, '$1'),
      }
  }
}

function writeEntry({ owner, ttl, type, data, comment }: ZoneEntry): string {
  const words = ttl === '' ? [owner, type, data] : [owner, ttl, type, data]
  const line = words.join('\t')
  return comment === '' ? line : `${line} ${comment}`
}
