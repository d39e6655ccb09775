// Works out what somebody types instead of a number: "13*(2*236+200)", "3/4", "1 ½", "2^3".
//
// How this works. One pass from left to right by the usual precedence (+ and - below × and /, below a sign, below ^,
// which binds to the right); each character is read once, and length and depth are bounded. There are numbers, four
// operations, powers and parentheses, and nothing else: no names, no calls. A unit stands once, behind the whole:
// within the sum it would leave open what it belongs to. For the same reason no × is left out.
import { type ReadNumber, readNumber } from '#protocols/quantity/read-number.ts'
import { shown } from '#protocols/text/shown.ts'

export const calculationLengthMax = 200
const depthMax = 20

/** `rest` is what stands behind the sum: a unit, or nothing. */
export type Calculated = { ok: true; value: number; rest: string } | { ok: false; says: string }

const vulgar = '¼½¾⅐-⅞'
const isSum = new RegExp(`[${vulgar}()]|[\\d.,)\\p{L}%] ?[+\\-×÷^]|[\\d.,)] ?[x/]`, 'u')

/** Whether somebody meant more than one number. `plain` has plain characters. */
export const looksLikeSum = (plain: string): boolean => isSum.test(plain) && /[\d¼½¾⅐-⅞]/u.test(plain)

/** Any text gives a result: it never throws. `plain` has plain characters; `text` is what it was made from. */
export function calculate(plain: string, text: string): Calculated {
  if (plain.length > calculationLengthMax) {
    const says = `“${shown(text)}” is longer than ${calculationLengthMax} characters: work out a part of it first.`
    return { ok: false, says }
  }
  try {
    return new Calculation(plain, text).result()
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, says: error.message }
    throw error
  }
}

class Unreadable extends Error {}

const unitBegins = /^(?:[\p{L}%[]|\/ ?\p{L}|\( ?\p{L})/u

class Calculation {
  readonly #plain: string
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(plain: string, text: string) {
    this.#plain = plain.replace(/^[=≈~∼≃≅] ?/u, '')
    this.#text = text
  }

  result(): Calculated {
    const value = this.#sum()
    const rest = this.#plain.slice(this.#at).trim()
    if (rest !== '' && !unitBegins.test(rest)) {
      this.#refuse(/^[\d(¼½¾⅐-⅞]/u.test(rest) ? 'an operator such as × is missing' : 'the sum should end')
    }
    if (/[\p{L}%\])] ?(?:[+×÷^(-]|[/x] ?[\d(])/u.test(rest)) {
      this.#refuse('a unit stands within the sum: write it once, at the end, for the whole')
    }
    return { ok: true, value: value === 0 ? 0 : value, rest }
  }

  #sum(): number {
    const from = this.#at
    let value = this.#product()
    for (let terms = 2; ; terms += 1) {
      const operator = this.#take(/ ?[+-] ?/uy)
      if (operator === null) return value
      const next = this.#product()
      // A dash between two numbers that rise is how people write a range.
      if (operator.includes('-') && terms === 2 && value < next && this.#isRange(from)) {
        throw new Unreadable(
          `“${shown(this.#text)}” is a range: write one number. A difference stands in parentheses.`,
        )
      }
      value = this.#finite(operator.includes('+') ? value + next : value - next)
    }
  }

  #isRange(from: number): boolean {
    const rest = this.#plain.slice(this.#at)
    return (
      this.#depth === 0 &&
      /^[\d.,' _]+- ?[\d.,' _]+$/u.test(this.#plain.slice(from, this.#at)) &&
      !/^ ?[+-]/u.test(rest)
    )
  }

  #product(): number {
    let value = this.#signed()
    for (;;) {
      // An x is a multiplication between numbers; "0x10" is a number of another kind, and no product.
      const isHex = /(?:^|[^\d.,])0 ?$/u.test(this.#plain.slice(0, this.#at))
      const operator = this.#take(
        isHex ? / ?(?:×(?!×)|÷|\/(?! ?\p{L})) ?/uy : / ?(?:×(?!×)|÷|\/(?! ?\p{L})|x(?= ?[\d.,(+-])) ?/uy,
      )
      if (operator === null) return value
      const next = this.#signed()
      const divides = /[/÷]/u.test(operator)
      if (divides && next === 0) this.#refuse('something is divided by 0', this.#at)
      value = this.#notLost(divides ? value / next : value * next, value !== 0 && next !== 0)
    }
  }

  #signed(): number {
    const sign = this.#take(/[+-] ?/uy)
    const value = this.#power()
    return sign?.startsWith('-') ? -value : value
  }

  #power(): number {
    const base = this.#operand()
    if (this.#take(/ ?(?:\^|××) ?/uy) === null) return base
    const exponent = this.#deeper(() => this.#signed())
    // Powers of ten are read from their decimal digits, so that 10^-3 is 0.001 exactly.
    const isOfTen = base === 10 && Number.isInteger(exponent)
    return this.#notLost(isOfTen ? Number(`1e${exponent}`) : base ** exponent, base !== 0)
  }

  #operand(): number {
    const opening = this.#take(/[({] ?/uy)
    if (opening !== null) {
      const value = this.#deeper(() => this.#sum())
      if (this.#take(opening.startsWith('{') ? / ?\}/uy : / ?\)/uy) === null) {
        this.#refuse(`a “${opening.startsWith('{') ? '}' : ')'}” is missing`)
      }
      return value
    }
    const mixed = this.#mixed()
    if (mixed !== null) return mixed
    const typed = this.#take(/[\d.,](?:[\d.,' _]*[\d.,])?(?:e[+-]?\d+)?/iuy)
    if (typed === null) this.#refuse('a number is expected')
    return valueOf(readNumber(typed))
  }

  /** "½", "1 ½" and "1 1/2"; null when no such number stands here. */
  #mixed(): number | null {
    const match = this.#match(
      /(?<whole>\d+(?= ?[¼½¾⅐-⅞]| \d{1,2}\/\d{1,2}(?![\d.,])))? ?(?:(?<sign>[¼½¾⅐-⅞])|(?<over>\d{1,2})\/(?<under>\d{1,2})(?![\d.,]))/uy,
    )
    const { whole, sign, over, under } = match?.groups ?? {}
    if (match === null || (whole === undefined && sign === undefined)) return null
    const [top = 0, bottom = 1] = sign === undefined ? [Number(over), Number(under)] : fractionOf(sign)
    if (bottom <= top) return null
    this.#at += match[0].length
    return Number(whole ?? 0) + top / bottom
  }

  #deeper(read: () => number): number {
    this.#depth += 1
    if (this.#depth > depthMax) this.#refuse(`it is nested more than ${depthMax} deep`)
    const value = read()
    this.#depth -= 1
    return value
  }

  #finite(value: number): number {
    if (Number.isNaN(value)) this.#refuse('there is no such number', this.#at)
    if (!Number.isFinite(value)) throw new Unreadable(`“${shown(this.#text)}” is too large.`)
    return value
  }

  /** What is made of numbers other than 0 is not 0 because it is small. */
  #notLost(value: number, isNotZero: boolean): number {
    if (value === 0 && isNotZero) this.#refuse('the value cannot be told from 0', this.#at)
    return this.#finite(value)
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#plain)
  }

  #take(pattern: RegExp): string | null {
    const match = this.#match(pattern)
    if (match !== null) this.#at += match[0].length
    return match === null ? null : match[0]
  }

  /** `what` is the matter, behind what was read; what stands there instead is quoted. */
  #refuse(what: string, end = this.#plain.length): never {
    const before = this.#plain.slice(0, this.#at).trim()
    const there = this.#plain.slice(this.#at, end).trim()
    const where = before === '' ? 'at its beginning' : `behind “${lastOf(before)}”`
    const instead = there === '' ? '' : `, and “${shown(there)}” stands there`
    throw new Unreadable(`This cannot be worked out: ${where} ${what}${instead}.`)
  }
}

function valueOf(read: ReadNumber): number {
  if (!read.ok) throw new Unreadable(read.says)
  return read.value
}

/** Unicode spells a fraction in one character out as two numbers round a fraction slash. */
const fractionOf = (sign: string): number[] => sign.normalize('NFKC').split('\u2044').map(Number)

const lastOf = (text: string) => (text.length > 20 ? `…${text.slice(-20)}` : text)
