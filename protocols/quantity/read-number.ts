// Reads a number as people type or paste it, in any common way of writing one, where only one reading is possible.
// "1,5" is one and a half. "1,500" could be either and is refused with both readings; "0,500" and "1,234.5"
// have one reading. A single point is always the decimal point: "1.500" is one and a half.
import { plainCharacters } from '#protocols/quantity/plain-characters.ts'
import { shown } from '#protocols/text/shown.ts'

export type ReadNumber = { ok: true; value: number } | { ok: false; says: string }

/** "×10^3", "· 10^{-3}", "x 10**3", "e3"; or the power itself, as in "10^3" and "2^20". */
const power = String.raw`(?:\^|××) ?[({]?(?<NAME>[+-]?\d+)[)}]?`
const exponent = String.raw`(?:e(?<e>[+-]?\d+)| ?[x×] ?10 ?${power.replace('NAME', 'ten')}| ?${power.replace('NAME', 'own')})`
const written = new RegExp(
  String.raw`^(?:[=≈~∼≃≅] ?)?(?<sign>[+-]?) ?(?<mantissa>[\d.,' _]*)${exponent}?(?<rest>.*)$`,
  'isu',
)

/** The number that a text begins with, and what stands behind it. Nothing is a number of its own: that is "". */
export interface SplitNumber {
  sign: string
  mantissa: string
  /** Of ten, and of the mantissa itself. */
  exponent: string
  power: string
  rest: string
}

/** `plain` has plain characters. */
export function splitNumber(plain: string): SplitNumber {
  const groups = written.exec(plain)?.groups
  return {
    sign: groups?.sign ?? '',
    mantissa: (groups?.mantissa ?? '').trim(),
    exponent: groups?.e ?? groups?.ten ?? '',
    power: groups?.own ?? '',
    rest: (groups?.rest ?? '').trim(),
  }
}

export function readNumber(text: string): ReadNumber {
  const split = splitNumber(plainCharacters(text))
  return split.rest === '' ? numberFrom(split, text) : { ok: false, says: whyNone(text, split) }
}

/** `text` is what it was read from, for what there is to say. */
export function numberFrom(split: SplitNumber, text: string): ReadNumber {
  const { sign, mantissa, exponent, power: own } = split
  const digits = ungroup(mantissa)
  if (!digits.ok) return digits
  if (!/^(?:\d+\.?\d*|\.\d+)$/u.test(digits.text)) return { ok: false, says: whyNone(text, split) }
  if (own !== '' && !/^\d+$/u.test(digits.text)) {
    return { ok: false, says: `“${shown(text)}” is a power: write it as a number, or as in 6.8×10^2.` }
  }
  const value = own === '' ? Number(`${digits.text}e${exponent || '0'}`) : powerOf(digits.text, own)
  if (!Number.isFinite(value)) return { ok: false, says: `“${shown(text)}” is too large.` }
  if (value === 0 && /[1-9]/u.test(digits.text)) return { ok: false, says: tooSmall(text) }
  return { ok: true, value: value === 0 ? 0 : sign === '-' ? -value : value }
}

export const tooSmall = (text: string) =>
  `“${shown(text)}” is too small: here it cannot be told from 0. Check the exponent, or write 0.`

/** Powers of ten are read from their decimal digits, so that 10^-3 is 0.001 exactly. */
const powerOf = (base: string, exponent: string) =>
  Number(base) === 10 ? Number(`1e${exponent}`) : Number(base) ** Number(exponent)

/** Why what stands here is no number, as a sentence with a remedy where the mistake is a common one. */
export function whyNone(text: string, { mantissa, rest }: SplitNumber): string {
  const quoted = `“${shown(text)}”`
  if (mantissa !== '' && /^- ?[\d.,]/u.test(rest)) return `${quoted} is a range: write one number.`
  if (mantissa !== '' && /^\/ ?[\d.,]|^[¼-¾⅐-⅞]/u.test(rest))
    return `${quoted} is a fraction: write it as a decimal number.`
  if (mantissa !== '' && mantissa !== '0' && /^[x×+] ?[\d.,]/u.test(rest))
    return `${quoted} is a calculation: write its result.`
  return `${quoted} is not a number.`
}

/** Takes the grouping out of the digits and turns a decimal comma into a point. */
function ungroup(mantissa: string): { ok: true; text: string } | { ok: false; says: string } {
  const joined = withoutBlanks(mantissa)
  const commas = joined.split(',').length - 1
  const points = joined.split('.').length - 1
  if (commas === 0 && points <= 1) return { ok: true, text: joined }
  if (/^\d{1,3}(?:,\d{3})+\.\d*$/u.test(joined) || (commas > 1 && points <= 1 && groupsOf(',', joined))) {
    return { ok: true, text: joined.replaceAll(',', '') }
  }
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/u.test(joined) || (points > 1 && commas === 0 && groupsOf('.', joined))) {
    return { ok: true, text: joined.replaceAll('.', '').replace(',', '.') }
  }
  if (commas === 1 && points === 0) {
    if (/^[1-9]\d{0,2},\d{3}$/u.test(mantissa)) {
      const [grouped, decimal] = [joined.replace(',', ''), joined.replace(',', '.')]
      return { ok: false, says: `“${mantissa}” can be read in two ways: write ${grouped} or ${decimal}.` }
    }
    return { ok: true, text: joined.replace(',', '.') }
  }
  return {
    ok: false,
    says: `“${shown(mantissa)}” is not a number: its points and commas do not fit together.`,
  }
}

/** Groups of three, divided by blanks, apostrophes or underscores, on both sides of the decimal sign (ISO 80000-1). */
function withoutBlanks(mantissa: string): string {
  if (!/[ '_]/u.test(mantissa)) return mantissa
  const [whole = '', ...behind] = mantissa.split(/[.,]/u)
  const [fraction = ''] = behind
  const isGrouped =
    behind.length <= 1 &&
    /^(?:\d*|\d{1,3}(?:[ '_]\d{3})+)$/u.test(whole) &&
    /^(?:\d*|\d{3}(?:[ '_]\d{3})*[ '_]\d{1,3})$/u.test(fraction)
  return isGrouped ? mantissa.replaceAll(/[ '_]/gu, '') : mantissa
}

/** Threes; and with commas also twos before the last three, as in 12,34,567. */
function groupsOf(separator: ',' | '.', text: string): boolean {
  const [whole = '', fraction] = separator === ',' ? text.split('.') : [text]
  const [first = '', ...rest] = whole.split(separator)
  const last = rest.at(-1) ?? ''
  if (!/^\d{3}$/u.test(last) || (fraction !== undefined && !/^\d*$/u.test(fraction))) return false
  const areThrees = /^\d{1,3}$/u.test(first) && rest.every((group) => /^\d{3}$/u.test(group))
  const areTwos = /^\d{1,2}$/u.test(first) && rest.slice(0, -1).every((group) => /^\d{2}$/u.test(group))
  return areThrees || (separator === ',' && areTwos)
}
