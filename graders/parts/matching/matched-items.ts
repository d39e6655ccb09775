// What belongs to what in a variant, from a list or from a table of facts.
import type { MatchingPart } from '#graders/parts/matching/matching-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'

interface MatchedItem {
  /** As its author wrote them, by which misconceptions name them. */
  written: { left: string; right: string }
  /** As the student reads them. */
  left: string
  right: string
  because?: string
}

interface MatchedItems {
  items: readonly MatchedItem[]
  /** What can be chosen, as students read it; the same for all rows that the table could have given. */
  offered: readonly string[]
  /** Everything that a misconception can speak of. */
  lefts: ReadonlySet<string>
  rights: ReadonlySet<string>
}

export const matchedItems = perVariant((part: MatchingPart, scope: PartScope): MatchedItems => {
  const facts = part.from ? scope.facts(part.from.facts) : null
  const pairs = facts ? facts.drawn.map((row) => pairOf(part, row)) : (part.pairs ?? [])
  const all = facts ? facts.all.map((row) => pairOf(part, row)) : pairs
  const rights = new Set([...all.map(({ right }) => right), ...part.besides])
  return {
    items: pairs.map(({ left, right, because }) => ({
      written: { left, right },
      left: scope.fill(left),
      right: scope.fill(right),
      ...(because === undefined ? {} : { because: scope.fill(because) }),
    })),
    offered: [...new Set([...rights].map((text) => scope.fill(text)))].toSorted(byAlphabet),
    lefts: new Set(all.map(({ left }) => left)),
    rights,
  }
})

function pairOf({ from }: MatchingPart, row: Readonly<Record<string, string>>) {
  const because = from?.because === undefined ? undefined : row[from.because]
  return {
    left: row[from?.left ?? ''] ?? '',
    right: row[from?.right ?? ''] ?? '',
    ...(because === undefined ? {} : { because }),
  }
}

const collator = new Intl.Collator('en', { numeric: true })
const byAlphabet = (a: string, b: string) => collator.compare(a, b)
