import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { askTree } from '#server/exercises/ask-exercise.ts'

/** Why submissions to one version cannot be judged by another, as a sentence; null when they can. What was answered was
 * answered to numbers that stay, and part by part: a version that draws others, or asks otherwise, is another exercise.
 * Nothing is asked of a present version that does not load any more: it may be why there is another. */
export async function whyNotComparable(
  fromDigest: string,
  toDigest: string,
  /** Of some variants that students have. */
  samples: readonly Parameters[],
): Promise<string | null> {
  const [from, to] = await Promise.all([factsOf(fromDigest), factsOf(toDigest)])
  if (!to.ok) return `That version does not load: ${to.detail}`
  const isLab = to.found.lab !== null
  if (from.ok && (from.found.lab !== null) !== isLab)
    return 'One of the versions is a lab, and the other is not.'
  if (isLab) return null
  for (const parameters of samples) {
    const [asked, asks] = await Promise.all([
      askTree(fromDigest, { want: 'presented', parameters }, 'author'),
      askTree(toDigest, { want: 'presented', parameters }, 'author'),
    ])
    if (!asks.ok) return `That version does not work with the numbers that students have: ${asks.detail}`
    const different = asked.ok ? differentPart(shapeOf(asked.found), shapeOf(asks.found)) : null
    if (different !== null) return different
  }
  return null
}

const factsOf = (digest: string) => askTree(digest, { want: 'facts' }, 'author')

type Shape = ReadonlyMap<string, string>
const shapeOf = ({ parts }: { parts: readonly { id: string; kind: string }[] }): Shape =>
  new Map(parts.map(({ id, kind }) => [id, kind]))

function differentPart(from: Shape, to: Shape): string | null {
  for (const [id, kind] of from) {
    const other = to.get(id)
    if (other === undefined) return `That version has no part “${id}”, which students answered.`
    if (other !== kind) return `The part “${id}” is a ${kind} in one version and a ${other} in the other.`
  }
  for (const id of to.keys())
    if (!from.has(id)) return `That version asks for a part “${id}” that nobody was asked for.`
  return null
}
