// What an author can get wrong in a dialogue.
import { firstUnmet, sameUnmet } from '#graders/parts/mail-dialogue/grade-mail-dialogue.ts'
import { judgeDialogue, solvedDialogue } from '#graders/parts/mail-dialogue/judge-dialogue.ts'
import type { JudgedRequirement } from '#graders/parts/mail-dialogue/judged-requirement.ts'
import { findMailTask, type MailDialoguePart } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function mailDialogueProblems(part: MailDialoguePart): PartProblem[] {
  const { misconceptions } = part
  const problems: PartProblem[] = []
  const task = findMailTask(part)
  if (!task) {
    const fix =
      'Write server, client and delivers for a letter that is sent, or mailbox for one that is read.'
    return [{ at: [], says: 'What does the dialogue do?', fix }]
  }
  const { server, delivers } = task.sends ?? {}
  const stranger = delivers?.to.find((address) => server?.mailboxes.includes(address) === false)
  if (server && stranger !== undefined) {
    const fix = `Deliver to: ${server.mailboxes.join(', ')}.`
    problems.push({ at: ['delivers', 'to'], says: `The server has no mailbox ${stranger}.`, fix })
  }
  for (const [index, { id }] of misconceptions.entries()) {
    if (misconceptions.findIndex((other) => other.id === id) === index) continue
    problems.push({
      at: ['misconceptions', index, 'id'],
      says: `Two misconceptions are called “${id}”.`,
      fix: 'Rename one.',
    })
  }
  return problems
}

export function mailDialogueVariantProblems(part: MailDialoguePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const unsolved = firstUnmet(judgeDialogue(part, scope, solvedDialogue(part, scope)))
  if (unsolved) {
    const says = `The dialogue of the solution does not do: ${unsolved.says} ${unsolved.actual}`
    problems.push({ at: [part.mailbox ? 'mailbox' : 'delivers'], says, fix: 'Ask for what can be reached.' })
  }
  const taken: { id: string; unmet: readonly JudgedRequirement[] }[] = []
  for (const [index, { id, example }] of part.misconceptions.entries()) {
    const unmet = judgeDialogue(part, scope, scope.fillExactly(example)).filter(({ met }) => !met)
    const at = ['misconceptions', index, 'example']
    if (unmet.length === 0) {
      problems.push({ at, says: `“${id}” reaches all.`, fix: 'Write what goes wrong.' })
      continue
    }
    const twin = taken.find(
      (other) =>
        other.unmet.length === unmet.length &&
        unmet.every((each) => other.unmet.some((its) => sameUnmet(each, its))),
    )
    if (twin) {
      const says = `“${id}” fails as “${twin.id}” does: ${unmet[0]?.says} ${unmet[0]?.actual}`
      problems.push({ at, says, fix: 'Keep one of them, or write another example.' })
    }
    taken.push({ id, unmet })
  }
  return problems
}
