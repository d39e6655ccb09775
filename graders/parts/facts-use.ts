import type { FactsUse } from '#graders/parts/part-kind.ts'

/** What a part's `from` takes of a table of facts, by the keys of it that name a column. Empty without `from`. */
export function factsUse<K extends string>(
  from: ({ facts: string } & { readonly [key in K]?: string | undefined }) | undefined,
  keys: readonly K[],
): FactsUse[] {
  if (from === undefined) return []
  const columns = keys.flatMap((key) => {
    const name = from[key]
    return name === undefined ? [] : [{ at: ['from', key], name }]
  })
  return [{ at: ['from', 'facts'], table: from.facts, columns }]
}
