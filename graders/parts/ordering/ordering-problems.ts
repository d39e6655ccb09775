// What an author can get wrong in an ordering part.
import { orderedItems } from '#graders/parts/ordering/ordered-items.ts'
import type { OrderingPart } from '#graders/parts/ordering/ordering-part.ts'
import { predecessorsOf } from '#graders/parts/ordering/partial-order.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function orderingProblems({ items = [], order, misconceptions }: OrderingPart): PartProblem[] {
  const problems: PartProblem[] = []
  const twice = (ids: readonly { id: string }[], key: string) => {
    for (const [index, { id }] of ids.entries()) {
      if (ids.findIndex((other) => other.id === id) === index) continue
      problems.push({ at: [key, index, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' })
    }
  }
  twice(items, 'items')
  twice(misconceptions, 'misconceptions')
  const used = items.filter(({ out }) => !out).map(({ id }) => id)
  for (const [index, chain] of (order ?? []).entries()) {
    for (const id of chain) {
      if (used.includes(id)) continue
      const says = items.some((item) => item.id === id)
        ? `“${id}” has to stay out.`
        : `There is no item “${id}”.`
      problems.push({ at: ['order', index], says, fix: `Name some of ${used.join(', ')}.` })
    }
  }
  if (order && !predecessorsOf(used, order)) {
    problems.push({
      at: ['order'],
      says: 'The chains go round in a circle.',
      fix: 'Turn one round, or remove it.',
    })
  }
  return problems
}

export function orderingVariantProblems(part: OrderingPart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  if (part.from) {
    const { rank } = part.from
    const strange = scope
      .facts(part.from.facts)
      .all.find((row) => !/^(?:out|-?\d+(?:\.\d+)?)$/u.test(row[rank] ?? ''))
    if (strange) {
      const says = `“${strange[rank]}” is no rank.`
      return [{ at: ['from', 'rank'], says, fix: 'Write a number, or out.' }]
    }
  }
  const { offered, out, before, right, names } = orderedItems(part, scope)
  const texts = new Set(offered.map(({ text }) => text))
  if (texts.size < offered.length) {
    const fix = 'Add a requirement, or another text.'
    problems.push({ at: [part.from ? 'from' : 'items'], says: 'Two items read the same.', fix })
  }
  if (right.every((name) => before.get(name)?.size === 0)) {
    problems.push({
      at: [part.from ? 'from' : 'order'],
      says: 'Every order is right.',
      fix: 'Say what comes before what.',
    })
  }
  for (const [index, { early, late }] of part.misconceptions.entries()) {
    for (const [key, name] of Object.entries({ early, late })) {
      if (name === undefined || names.has(name)) continue
      const fix = part.from ? 'Write it as in the table.' : 'Use the id of an item.'
      problems.push({ at: ['misconceptions', index, key], says: `There is no item “${name}”.`, fix })
    }
    if (!offered.some(({ name }) => name === early)) continue
    if (late === undefined ? out.has(early) : !right.includes(late) || before.get(early)?.has(late)) continue
    const says =
      late === undefined ? `“${early}” belongs in the order.` : `“${early}” may come before “${late}”.`
    problems.push({ at: ['misconceptions', index, 'early'], says, fix: 'Name what is wrong.' })
  }
  return problems
}
