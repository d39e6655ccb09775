// Spellings that mean bits to one reader and bytes to the next, or thousands to one and 1,024s to the next: eight
// times, or a little, off. They are never read as one of the two; the person is asked.

const names = {
  '': ['bits', 'bytes'],
  k: ['kilobits', 'kilobytes'],
  M: ['megabits', 'megabytes'],
  G: ['gigabits', 'gigabytes'],
  T: ['terabits', 'terabytes'],
} as const
const thousands = { '': '1', k: '1,000', M: '1,000,000', G: '1,000,000,000', T: '1,000,000,000,000' } as const
const binary = { '': '1', k: '1,024', M: '1,048,576', G: '1,073,741,824', T: '1,099,511,627,776' } as const
type Prefix = keyof typeof names

const isPrefix = (text: string): text is Prefix => Object.hasOwn(names, text)

/** A prefix, perhaps an i, one letter for bits or bytes, perhaps a second: "KB", "Mib", "GBps", "mb/s". */
const doubtful = /^(?<prefix>[kmgt]?)(?<i>i?)b(?<rate>ps|\/s|s)?$/iu

/** The choices, "kbit (1,000 bits) or kB (1,000 bytes)"; null when the spelling leaves no doubt of this kind. */
export function askWhichUnit(text: string): string | null {
  if (/^[kgt]$/iu.test(text) || text === 'M') return `${prefixOf(text)}bit or ${prefixOf(text)}B`
  const groups = doubtful.exec(text)?.groups
  if (!groups) return null
  const prefix = prefixOf(groups.prefix ?? '')
  const [bits, bytes] = names[prefix]
  const bibyte = prefix === 'k' ? 'KiB' : `${prefix}iB`
  if (groups.i === '' && groups.rate === undefined) {
    if (prefix === '') return 'bit or byte'
    if (text === 'KB') return `kB (1,000 bytes) or ${bibyte} (1,024 bytes)`
    return `${prefix}bit (${thousands[prefix]} bits) or ${prefix}B (${thousands[prefix]} bytes)`
  }
  if (groups.i === '') return `${prefix}bps (${bits}) or ${prefix}B/s (${bytes})`
  if (prefix === '') return null
  return groups.rate === undefined
    ? `${bibyte} (${binary[prefix]} bytes) or ${prefix}bit (${thousands[prefix]} bits)`
    : `${bibyte}/s (${binary[prefix]} bytes per second) or ${prefix}bps (${bits})`
}

function prefixOf(letter: string): Prefix {
  const prefix = /^k$/iu.test(letter) ? 'k' : letter.toUpperCase()
  return isPrefix(prefix) ? prefix : ''
}
