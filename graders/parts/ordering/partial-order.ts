// What has to come before what: a strict partial order over a few dozen names.

/** For each name all that must come before it, also by way of others. Null where the chains go round in a circle. */
export function predecessorsOf(
  names: readonly string[],
  chains: readonly (readonly string[])[],
): ReadonlyMap<string, ReadonlySet<string>> | null {
  const before = new Map(names.map((name) => [name, new Set<string>()]))
  for (const chain of chains) {
    for (const [at, name] of chain.entries()) if (at > 0) before.get(name)?.add(chain[at - 1] ?? '')
  }
  // By way of each name in turn (Warshall).
  for (const middle of names) {
    for (const each of before.values()) {
      if (each.has(middle)) for (const earlier of before.get(middle) ?? []) each.add(earlier)
    }
  }
  return names.some((name) => before.get(name)?.has(name)) ? null : before
}

/** An order that keeps to all, as near as can be to that of the names. */
export function linearOrder(
  names: readonly string[],
  before: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const placed: string[] = []
  const left = new Set(names)
  while (left.size > 0) {
    const next = [...left].find((name) =>
      [...(before.get(name) ?? [])].every((earlier) => !left.has(earlier)),
    )
    if (next === undefined) throw new Error('a partial order goes round in a circle')
    left.delete(next)
    placed.push(next)
  }
  return placed
}
