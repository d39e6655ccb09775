// What is to be put in order in a variant, and what has to come before what.
import type { OrderingPart } from '#graders/parts/ordering/ordering-part.ts'
import { linearOrder, predecessorsOf } from '#graders/parts/ordering/partial-order.ts'
import type { FactsRow, PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'

export interface OrderedItem {
  /** What its author calls it: an id, or the text in a table. */
  name: string
  text: string
  because?: string
}

interface OrderedItems {
  /** As they are offered: by the alphabet. */
  offered: readonly OrderedItem[]
  /** Names that stay out. */
  out: ReadonlySet<string>
  /** Of each other name, all that come before it. */
  before: ReadonlyMap<string, ReadonlySet<string>>
  /** One right order, of names. */
  right: readonly string[]
  /** Every name that any variant can have. */
  names: ReadonlySet<string>
}

export const orderedItems = perVariant((part: OrderingPart, scope: PartScope): OrderedItems => {
  const { items, out, chains, names } = part.from ? fromFacts(part.from, scope) : listed(part)
  const used = items.map(({ name }) => name).filter((name) => !out.has(name))
  const before = predecessorsOf(used, chains)
  if (!before) throw new RangeError(`the order of “${part.id}” goes round in a circle`)
  return {
    offered: items
      .map((item) => ({
        ...item,
        text: scope.fill(item.text),
        ...(item.because === undefined ? {} : { because: scope.fill(item.because) }),
      }))
      .toSorted((a, b) => collator.compare(a.text, b.text)),
    out,
    before,
    right: linearOrder(used, before),
    names,
  }
})

interface Source {
  items: readonly OrderedItem[]
  out: ReadonlySet<string>
  chains: readonly (readonly string[])[]
  names: ReadonlySet<string>
}

function listed({ items = [], order }: OrderingPart): Source {
  const used = items.flatMap(({ id, out }) => (out ? [] : [id]))
  return {
    items: items.map(({ id, text, because }) => ({
      name: id,
      text,
      ...(because === undefined ? {} : { because }),
    })),
    out: new Set(items.flatMap(({ id, out }) => (out ? [id] : []))),
    chains: order ?? [used],
    names: new Set(items.map(({ id }) => id)),
  }
}

function fromFacts(from: NonNullable<OrderingPart['from']>, scope: PartScope): Source {
  const { drawn, all } = scope.facts(from.facts)
  const textOf = (row: FactsRow) => row[from.text] ?? ''
  const isOut = (row: FactsRow) => row[from.rank] === 'out'
  const ranked = drawn.filter((row) => !isOut(row))
  return {
    items: drawn.map((row) => {
      const because = from.because === undefined ? undefined : row[from.because]
      return { name: textOf(row), text: textOf(row), ...(because === undefined ? {} : { because }) }
    }),
    out: new Set(drawn.filter(isOut).map(textOf)),
    chains: ranked.flatMap((early) =>
      ranked
        .filter((late) => Number(early[from.rank]) < Number(late[from.rank]))
        .map((late) => [textOf(early), textOf(late)]),
    ),
    names: new Set(all.map(textOf)),
  }
}

const collator = new Intl.Collator('en', { numeric: true })
