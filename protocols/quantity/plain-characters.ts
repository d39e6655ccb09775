// What comes from a document, a phone's keyboard or another script, in the characters that a number is written with
// here: digits of any script and width as 0 to 9, every dash that stands for minus as "-", every blank as one space,
// raised digits as a power, and nothing of what cannot be seen.

const groups: readonly (readonly [string, string])[] = [
  ['-', '\u02D7\u2010\u2011\u2012\u2013\u2014\u2212\uFE58\uFE63\uFF0D'],
  ['×', '*\u2217\u22C5\u00B7\u2219\u2022\u2715\u2716\u2A2F\u30FB'],
  ["'", '\u2018\u2019\u02BC\u2032\u00B4`\u066C\uFF07'],
  ['.', '\u066B\u3002\uFF61\uFE52'],
  [',', '\u201A\u060C\u3001\uFE50'],
  ['/', '\u2044\u2215\u29F8'],
  ['u', '\u00B5\u03BC'],
  ['%', '\u066A\uFE6A'],
]
const replacements = new Map(groups.flatMap(([to, all]) => Array.from(all, (each) => [each, to] as const)))
const raised = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', (each, index) => [each, '0123456789+-'[index] ?? '']))
/** Full-width forms, units in one square, letters and digits of mathematics: the plain ones are meant. */
const compatible = /[\uFF01-\uFF5E\u3371-\u33DF\u{1D400}-\u{1D7FF}]/u

export function plainCharacters(text: string): string {
  let plain = ''
  let isRaised = false
  // Asking the text that grows for its end would lay it out anew each time: time would grow with its square.
  let isBlank = false
  for (const given of text) {
    const power = raised.get(given)
    if (power !== undefined) plain += isRaised ? power : `^${power}`
    isRaised = power !== undefined
    if (isRaised || /\p{Cf}/u.test(given)) continue
    if (/[\s\p{Z}]/u.test(given)) {
      if (!isBlank) plain += ' '
      isBlank = true
      continue
    }
    isBlank = false
    for (const each of compatible.test(given) ? given.normalize('NFKC') : given) plain += plainCharacter(each)
  }
  return plain.trim()
}

const plainCharacter = (given: string) =>
  replacements.get(given) ?? (given > '\x7F' && isDigit(given) ? digitOf(given) : given)

const isDigit = (character: string) => /\p{Nd}/u.test(character)

/** The decimal digits of a script stand in a row, from its zero (Unicode, section 4.6). */
function digitOf(given: string): string {
  const code = given.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && isDigit(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
