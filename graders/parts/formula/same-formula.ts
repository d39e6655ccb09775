// Whether two formulas are the same: whether they come to the same in some fifty situations, drawn at random and for
// every student alike. Two that differ would have to agree by chance in all of them.

import type { FormulaPart } from '#graders/parts/formula/formula-part.ts'
import { makeRandom } from '#graders/random.ts'
import { type FormulaTree, workOutFormula } from '#protocols/formula/formula.ts'
import { readFormula } from '#protocols/formula/read-formula.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { formatNumber } from '#protocols/quantity/quantity.ts'

/** Symbol to value, in base units. */
export type SymbolValues = ReadonlyMap<string, number>

const situations = 20
/** Of the first five symbols all of them. */
const corners = 32
/** Steps between the smallest and the largest value: readable numbers, and no regular ones. */
const steps = 97
const sameWithin = 1e-9

type Symbols = Pick<FormulaPart, 'symbols'>

/** Every variant of a part is tried in the same. */
const drawnFor = new WeakMap<Symbols['symbols'], readonly SymbolValues[]>()

/** First some from all over, then the corners: where the smallest meets the largest, another term of a max() decides. */
export function situationsOf({ symbols }: Symbols): readonly SymbolValues[] {
  const known = drawnFor.get(symbols)
  if (known) return known
  const random = makeRandom(`situations of ${symbols.map(({ name }) => name).join()}`)
  const drawn = (share: () => number): SymbolValues =>
    new Map(
      symbols.map(({ name, unit, from, to, whole }) => {
        const value = from + (to - from) * share()
        const rounded = whole ? Math.round(value) : Number(value.toPrecision(3))
        return [name, rounded * getUnit(unit === 'none' ? '' : unit).scale]
      }),
    )
  const all: SymbolValues[] = Array.from({ length: situations }, () =>
    drawn(() => random.below(steps + 1) / steps),
  )
  for (let corner = 0; corner < corners; corner += 1) {
    let bits = corner
    all.push(
      drawn(() => {
        const share = bits % 2
        bits >>= 1
        return share
      }),
    )
  }
  drawnFor.set(symbols, all)
  return all
}

/** What it comes to in each situation. */
export const worthsOf = (tree: FormulaTree, part: Symbols): number[] =>
  situationsOf(part).map((values) => workOutFormula(tree, values))

/** The first situation in which the second comes to something else than the first; null if in none. */
export function findDifference(right: readonly number[], given: readonly number[]): number | null {
  const at = right.findIndex((wanted, index) => {
    const got = given[index] ?? Number.NaN
    if (!Number.isFinite(wanted)) return false
    return !(Math.abs(wanted - got) <= sameWithin * Math.max(Math.abs(wanted), Math.abs(got)))
  })
  return at === -1 ? null : at
}

/** "n = 3, RTT = 40 ms" */
export const situationInWords = (values: SymbolValues, { symbols }: Symbols) =>
  symbols.map(({ name, unit }) => `${name} = ${shownIn(values.get(name) ?? 0, unit)}`).join(', ')

/** A value in base units, in the unit; null where there is none. */
export const worthInWords = (worth: number, unit: string) =>
  Number.isFinite(worth) ? shownIn(worth, unit) : null

const shownIn = (value: number, symbol: string) => {
  const unit = getUnit(symbol === 'none' ? '' : symbol)
  return `${formatNumber(value / unit.scale, 6)} ${unit.symbol}`.trim()
}

/** What an author has written. Throws where it cannot be read: the loader has said so before. */
export function formulaOf(text: string, { symbols }: Symbols): FormulaTree {
  const read = readFormula(
    text,
    symbols.map(({ name }) => name),
  )
  if (!read.ok) throw new RangeError(`“${text}”: ${read.says}`)
  return read.tree
}
