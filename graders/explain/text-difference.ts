// How a text differs from the one that was expected, where that can be said in a few words: it is what a student sees
// last in two long texts side by side.

/** A part of a sentence, and the reason where the difference has one; null when nothing general can be said. */
export interface TextDifference {
  kind: 'cut-short' | 'more-around' | 'case' | 'beyond-ascii' | 'blanks'
  says: string
}

const differences: readonly (TextDifference & { is: (expected: string, actual: string) => boolean })[] = [
  { kind: 'cut-short', says: 'it is cut off', is: isCutShort },
  {
    kind: 'more-around',
    says: 'the right text is in it, with more around it',
    is: (expected, actual) => expected.trim() !== '' && actual.includes(expected),
  },
  {
    kind: 'case',
    says: 'only capital and small letters differ',
    is: (expected, actual) => fold(expected) === fold(actual) && ascii(expected) !== ascii(actual),
  },
  {
    kind: 'beyond-ascii',
    says: 'the letters a to z are right, only those beyond ASCII are not',
    is: (expected, actual) => ascii(expected) !== '' && ascii(expected) === ascii(actual),
  },
  {
    kind: 'blanks',
    says: 'only blanks, tabs or line ends differ',
    is: (expected, actual) => withoutBlanks(expected) === withoutBlanks(actual),
  },
]

export function textDifference(expected: string, actual: string): TextDifference | null {
  if (actual === '' || actual === expected) return null
  return differences.find(({ is }) => is(expected, actual)) ?? null
}

const fold = (text: string) => text.toLocaleLowerCase('en')
const ascii = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '')
const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '')

/** A long text is shown in part, with a note of what is left out before it and behind (labs/bytes/clip.ts). */
const shownPart = /^(?:\[… (\d+) characters …\])?([^]*?)(?:\[… (\d+) characters …\])?$/

function isCutShort(expected: string, actual: string): boolean {
  const [whole, part] = [expected, actual].map((text) => {
    const [, before = '0', shown = '', behind = '0'] = shownPart.exec(text) ?? []
    return { from: Number(before), shown, behind: Number(behind) }
  })
  if (whole === undefined || part === undefined || part.behind > 0) return false
  const end = part.from + part.shown.length
  if (end >= whole.from + whole.shown.length + whole.behind) return false
  const from = Math.max(whole.from, part.from)
  return (
    from < end &&
    whole.shown.slice(from - whole.from, end - whole.from) === part.shown.slice(from - part.from)
  )
}
