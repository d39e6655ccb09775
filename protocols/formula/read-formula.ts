// Reads a formula as people type it: "(1+n)*(2RTT + L/R)", "N·F / (u_s + N u)".
//
// How this works. One pass from left to right by the usual precedence; each character is read once, and length and depth
// are bounded. A × may be left out before a name or a parenthesis, as textbooks do; "NF" is N times F where both are names
// and NF is none. Only right behind a / that is refused: 1/2n can be read in two ways.
import { type FormulaTree, type FunctionName, functions } from '#protocols/formula/formula.ts'
import { plainCharacters } from '#protocols/quantity/plain-characters.ts'
import { shown } from '#protocols/text/shown.ts'

export const typedFormulaMax = 200
const depthMax = 20

export type ReadFormula = { ok: true; tree: FormulaTree } | { ok: false; says: string }

/** Any text gives a result: it never throws. `names` are the symbols that it may speak of. */
export function readFormula(text: string, names: readonly string[]): ReadFormula {
  const plain = plainCharacters(text)
  if (plain.length > typedFormulaMax) {
    return { ok: false, says: `It is longer than ${typedFormulaMax} characters.` }
  }
  try {
    return { ok: true, tree: new Reading(plain, names).whole() }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, says: error.message }
    throw error
  }
}

class Unreadable extends Error {}

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name)

class Reading {
  readonly #plain: string
  readonly #names: readonly string[]
  #at = 0
  #depth = 0

  constructor(plain: string, names: readonly string[]) {
    this.#plain = plain
    this.#names = names
  }

  whole(): FormulaTree {
    const tree = this.#sum()
    if (this.#take(/ */uy) !== null && this.#at < this.#plain.length) {
      if (this.#plain[this.#at] === '=') this.#refuse('write what stands on one side of = alone')
      if (this.#plain[this.#at] === ')') this.#refuse('a “)” stands that nothing has opened')
      this.#refuse('an operation such as + or × is missing')
    }
    return tree
  }

  #sum(): FormulaTree {
    let left = this.#product()
    for (;;) {
      const sign = this.#take(/ *[+-] */uy)?.trim()
      if (sign !== '+' && sign !== '-') return left
      left = { is: 'operation', operation: sign, left, right: this.#product() }
    }
  }

  #product(): FormulaTree {
    let left = this.#signed()
    for (let divided = false; ; ) {
      const operation = this.#take(/ *(?:×(?!×)|\/|÷) */uy)?.trim()
      if (operation === undefined) {
        if (!this.#follows(/ *[\p{L}(]/uy)) return left
        if (divided) this.#refuse('it can be read in two ways: write × or parentheses')
      }
      const right = this.#signed()
      divided = operation === '/' || operation === '÷'
      left = { is: 'operation', operation: divided ? '/' : '×', left, right }
    }
  }

  #signed(): FormulaTree {
    const sign = this.#take(/ *[+-] */uy)?.trim()
    const value = this.#power()
    return sign === '-' ? { is: 'negative', of: value } : value
  }

  #power(): FormulaTree {
    const left = this.#operand()
    if (this.#take(/ *(?:\^|××) */uy) === null) return left
    return { is: 'operation', operation: '^', left, right: this.#deeper(() => this.#signed()) }
  }

  #operand(): FormulaTree {
    if (this.#take(/ *\( */uy) !== null) {
      const inner = this.#deeper(() => this.#sum())
      this.#close()
      return inner
    }
    const number = this.#take(/ *(?:\d+(?:[.,]\d+)?|[.,]\d+)/uy)
    if (number !== null) return { is: 'number', value: Number(number.trim().replace(',', '.')) }
    const word = this.#take(/ *\p{L}[\p{L}\d_]*/uy)?.trim()
    if (word === undefined) this.#refuse('a number, a name or a “(” is expected')
    if (isFunction(word) && !this.#names.includes(word)) return this.#call(word)
    return this.#together(word)
  }

  #call(name: FunctionName): FormulaTree {
    if (this.#take(/ *\( */uy) === null) this.#refuse('a “(” is expected')
    const several = name === 'max' || name === 'min'
    const of = this.#deeper(() => {
      const all = [this.#sum()]
      if (several) while (this.#take(/ *[,;] */uy) !== null) all.push(this.#sum())
      return all
    })
    this.#close()
    return { is: 'call', name, of }
  }

  /** A name, or several that were written together. */
  #together(word: string): FormulaTree {
    const found = this.#nameOf(word)
    if (found !== null) return { is: 'symbol', name: found }
    let [rest, product]: [string, FormulaTree | null] = [word, null]
    while (rest !== '') {
      const name = this.#names
        .filter((each) => rest.startsWith(each))
        .reduce((longest, each) => (each.length > longest.length ? each : longest), '')
      if (name === '') {
        const known = this.#names.join(', ')
        throw new Unreadable(`“${shown(word)}” is none of the names that are given: ${known}.`)
      }
      const symbol: FormulaTree = { is: 'symbol', name }
      product = product ? { is: 'operation', operation: '×', left: product, right: symbol } : symbol
      rest = rest.slice(name.length)
    }
    return product ?? this.#refuse('a name is expected')
  }

  /** As written, or by other letters where that leaves one meaning. */
  #nameOf(word: string): string | null {
    if (this.#names.includes(word)) return word
    const alike = this.#names.filter((each) => each.toLowerCase() === word.toLowerCase())
    return alike.length === 1 ? (alike[0] ?? null) : null
  }

  #close(): void {
    if (this.#take(/ *\)/uy) === null) this.#refuse('a “)” is missing')
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > depthMax) this.#refuse(`it is nested more than ${depthMax} deep`)
    const value = read()
    this.#depth -= 1
    return value
  }

  #follows(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#plain)
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const [taken] = pattern.exec(this.#plain) ?? []
    this.#at += taken?.length ?? 0
    return taken ?? null
  }

  #refuse(what: string): never {
    const before = this.#plain.slice(0, this.#at).trim()
    const there = this.#plain.slice(this.#at).trim()
    const where = before === '' ? 'At its beginning' : `Behind “${shown(before.slice(-20))}”`
    throw new Unreadable(`${where} ${what}${there === '' ? '' : `; “${shown(there)}” stands there`}.`)
  }
}
