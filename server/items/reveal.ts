import type { Reveal } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { LoadedItem } from '#server/items/load-item.ts'

/** What the viewer has done, as far as the moment of reveal depends on it. */
export interface Done {
  /** The set of numbers takes no answer any more; never in a lab. */
  ended: boolean
  /** The item has a submission that we could judge. */
  submitted: boolean
  solved: boolean
  /** Submissions that the viewer could still make if none that waits or runs now is ever judged: a Fault gives its
   * attempt back, and a solution seen meanwhile could be handed in with it. Null is any number. */
  leftAtMost: number | null
}

/** Whether the viewer may see the reference solution now, and with it any right value in a verdict. */
export function solutionRevealed(loaded: LoadedItem, done: Done): boolean {
  if (may.seeSolutionsEarly(loaded.standing)) return true
  const { reveal } = loaded.item.assignment
  if (reveal === 'NEVER') return false
  if (loaded.window === 'closed') return true
  if (reveal === 'AFTER_DUE') return false
  // Numbers that are ended take no answer. A lab's program could be handed in again, so its solution waits until nothing
  // can be gained by it.
  return loaded.kind === 'exercise' ? done.ended : done.solved || (done.submitted && done.leftAtMost === 0)
}

/** Whether hidden checks show what they saw: to students once nothing can be gained, to staff always. */
export function hiddenChecksRevealed(loaded: Pick<LoadedItem, 'standing' | 'window' | 'item'>): boolean {
  if (may.seeHiddenChecks(loaded.standing)) return true
  return loaded.window === 'closed' && loaded.item.assignment.reveal !== 'NEVER'
}

const afterSubmit = {
  exercise:
    'The solution is shown when you have full marks for these numbers, take new ones, or ask for it after an answer.',
  lab: 'The solution is shown once you have full marks, or when the assignment is over.',
} as const

/** When the solution is shown, as a sentence. */
export function describePolicy(reveal: Reveal, kind: 'exercise' | 'lab'): string {
  if (reveal === 'NEVER') return 'The solution is not shown here; ask your instructor.'
  return reveal === 'AFTER_DUE' ? 'The solution is shown when the assignment is over.' : afterSubmit[kind]
}
