// Reads a number as people type it, in any common way of writing one, where only one reading is possible.
// "1,5" is one and a half. "1,500" could be either and is refused with both readings; "0,500" and "1,234.5"
// have one reading. A single point is always the decimal point: "1.500" is one and a half.

export type ReadNumber = { ok: true; value: number } | { ok: false; says: string }

const spaces = /[\s\u00a0\u2007\u2009\u202f]+/gu
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/u

export function readNumber(text: string): ReadNumber {
  const trimmed = text
    .trim()
    .replaceAll('\u2212', '-')
    .replace(/\s*(?:[×·*]\s*10\s*\^\s*)([+-]?\d+)$/u, 'e$1')
  const [, mantissa = '', exponent = ''] = /^(.*?)(?:[eE]([+-]?\d{1,3}))?$/u.exec(trimmed) ?? []
  const digits = ungroup(mantissa)
  if (!digits.ok) return digits
  if (!plainNumber.test(digits.text)) return { ok: false, says: `“${text.trim()}” is not a number.` }
  const value = Number(exponent === '' ? digits.text : `${digits.text}e${exponent}`)
  if (!Number.isFinite(value)) return { ok: false, says: `“${text.trim()}” is too large.` }
  return { ok: true, value: value === 0 ? 0 : value }
}

/** Takes the grouping out of the digits and turns a decimal comma into a point. */
function ungroup(mantissa: string): { ok: true; text: string } | { ok: false; says: string } {
  const bySpace = /^[+-]?\d{1,3}(?:[\s\u00a0\u2007\u2009\u202f'’]\d{3})+(?=[.,]|$)/u
  const joined = bySpace.test(mantissa) ? mantissa.replaceAll(spaces, '').replaceAll(/['’]/gu, '') : mantissa
  const commas = joined.split(',').length - 1
  const points = joined.split('.').length - 1
  if (commas === 0 && points <= 1) return { ok: true, text: joined }
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d*$/u.test(joined) || (commas > 1 && groupsOf(',', joined))) {
    return { ok: true, text: joined.replaceAll(',', '') }
  }
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d*$/u.test(joined) || (points > 1 && groupsOf('.', joined))) {
    return { ok: true, text: joined.replaceAll('.', '').replace(',', '.') }
  }
  if (commas === 1 && points === 0) {
    if (/^[+-]?[1-9]\d{0,2},\d{3}$/u.test(joined)) {
      const [grouped, decimal] = [joined.replace(',', ''), joined.replace(',', '.')]
      return { ok: false, says: `“${mantissa}” can be read in two ways: write ${grouped} or ${decimal}.` }
    }
    return { ok: true, text: joined.replace(',', '.') }
  }
  return { ok: false, says: `“${mantissa}” is not a number: its points and commas do not fit together.` }
}

function groupsOf(separator: ',' | '.', text: string): boolean {
  const [first = '', ...rest] = text.replace(/^[+-]/u, '').split(separator)
  return /^\d{1,3}$/u.test(first) && rest.every((group) => /^\d{3}$/u.test(group))
}
