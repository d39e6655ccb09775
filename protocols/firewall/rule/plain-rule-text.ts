// A rule's text in the characters that it is written with here. What comes from a document or another keyboard is
// taken for what is meant where there is one meaning only: blanks of any width, hyphens and dashes, full-width forms;
// what cannot be seen is left out. Anything else is named.

export type PlainRuleText = { ok: true; text: string } | { ok: false; says: string }

const groups: readonly (readonly [string, string])[] = [
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63'],
  [',', '\u060C\u201A\u3001\uFE50'],
  ['.', '\u3002\uFF61'],
  ['/', '\u2044\u2215'],
  ['>=', '≥'],
  ['<=', '≤'],
]
const meant = new Map(groups.flatMap(([to, all]) => Array.from(all, (each) => [each, to] as const)))
const quotationMarks = new Set('"\'`´«»‹›‘’“”„')
const breaks: ReadonlyMap<string, string> = new Map([
  ['\r', 'a carriage return'],
  ['\v', 'a vertical tab'],
  ['\f', 'a form feed'],
  ['\x85', 'a next line'],
  ['\u2028', 'a line separator'],
  ['\u2029', 'a paragraph separator'],
])

export function plainRuleText(text: string): PlainRuleText {
  if (/^[\t !#-&(-_a-~]*$/.test(text)) return { ok: true, text: text.replaceAll('\t', ' ') }
  let plain = ''
  for (const given of text) {
    const character = plainCharacter(given)
    if (character === null) return { ok: false, says: whyNot(given) }
    plain += character
  }
  return { ok: true, text: plain }
}

function plainCharacter(given: string): string | null {
  const known = meant.get(given)
  if (known !== undefined) return known
  if (given === '\t' || /\p{Zs}/u.test(given)) return ' '
  if (/\p{Cf}/u.test(given)) return ''
  // The full-width forms stand in the order of ASCII (Unicode, Halfwidth and Fullwidth Forms).
  const ascii = /[\uFF01-\uFF5E]/.test(given) ? String.fromCharCode(given.charCodeAt(0) - 0xfe_e0) : given
  return /[ -~]/.test(ascii) && !quotationMarks.has(ascii) ? ascii : null
}

function whyNot(given: string): string {
  const code = `U+${(given.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (quotationMarks.has(given)) return `Leave out the quotation marks (${given}): names stand without them.`
  const name = breaks.get(given)
  if (name) return `There is ${name} in it (${code}). Write each rule on a line of its own.`
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(given)
    ? `The character “${given}” (${code})`
    : `The character ${code}`
  return `${shown} does not belong in a rule: leave it out.`
}
