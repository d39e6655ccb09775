import { lookAtTree } from '#server/exercises/look-at-folder.ts'
import { Recent } from '#server/recent.ts'

// Folders never change, so what was said of one holds for as long as this process runs.
const known = new Recent<string, string | null>(2_000)

/** What is wrong first with a stored exercise folder; null when it loads. Lists ask for it: nobody waits for it with
 * their hands on the keys. Of a published one some variants were tried before it was. */
export async function findFirstProblem(
  treeDigest: string,
  { published = false } = {},
): Promise<string | null> {
  const before = known.get(treeDigest)
  if (before !== undefined) return before
  const answer = await lookAtTree(treeDigest, { background: true, sampling: !published })
  const problem = answer.loads ? null : (answer.problems[0] ?? null)
  const says = answer.loads ? null : `Line ${problem?.line ?? 1}: ${problem?.says ?? 'it does not load.'}`
  if (!answer.loads && !answer.checked) return says
  known.set(treeDigest, says)
  return says
}
