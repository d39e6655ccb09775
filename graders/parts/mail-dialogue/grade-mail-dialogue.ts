import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { judgeDialogue, solvedDialogue } from '#graders/parts/mail-dialogue/judge-dialogue.ts'
import type { JudgedRequirement } from '#graders/parts/mail-dialogue/judged-requirement.ts'
import { mailDialogueReadability } from '#graders/parts/mail-dialogue/live/mail-dialogue-readability.ts'
import type {
  MailDialogueFeedback,
  MailDialogueRight,
} from '#graders/parts/mail-dialogue/mail-dialogue-feedback.ts'
import type { MailDialogueMismatch } from '#graders/parts/mail-dialogue/mail-dialogue-mismatch.ts'
import { getMailTask, type MailDialoguePart } from '#graders/parts/mail-dialogue/mail-dialogue-part.ts'
import type { MailDialogueResponse } from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type MailDialogueVerdict = Verdict<MailDialogueMismatch, MailDialogueFeedback, MailDialogueRight>

/** Judges a dialogue by what it leaves in the mailboxes, and what it read of them. Null is blank. */
export function gradeMailDialogue(
  part: MailDialoguePart,
  scope: PartScope,
  response: MailDialogueResponse | null,
): MailDialogueVerdict {
  const { sends, reads } = getMailTask(part)
  const readability = mailDialogueReadability({ server: reads ?? sends.server }, response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = response.text.slice(0, 200)
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const requirements = judgeDialogue(part, scope, response.text)
  const first = firstUnmet(requirements)
  if (!first) return { outcome: { status: 'passed' }, score: 1 }
  const met = requirements.filter((each) => each.met).length
  const idea = ideaBehind(part, scope, requirements)
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual: first.actual }
        : { code: 'unmet-in-mailbox', requirement: first.says, actual: first.actual, teaches: first.why },
    },
    score: requirements.some((each) => each.decides && !each.met)
      ? 0
      : Math.round((met / requirements.length) * 100) / 100,
    feedback: {
      kind: part.kind,
      requirements: requirements.map(({ says, met: isMet, actual }) => ({
        says,
        met: isMet,
        ...(isMet ? {} : { actual }),
      })),
    },
    right: { kind: part.kind, text: solvedDialogue(part, scope) },
  }
}

export const firstUnmet = (requirements: readonly JudgedRequirement[]): JudgedRequirement | null =>
  requirements.find(({ met }) => !met) ?? null

export const sameUnmet = (a: JudgedRequirement, b: JudgedRequirement): boolean =>
  a.says === b.says && a.actual === b.actual

/** Of the author's ideas whose example fails first at the same, with the same in its place, the one that fails most like
 * this dialogue; of equals the first. */
function ideaBehind(part: MailDialoguePart, scope: PartScope, requirements: readonly JudgedRequirement[]) {
  const unmet = requirements.filter(({ met }) => !met)
  const [first] = unmet
  const likeness = part.misconceptions.flatMap((idea) => {
    const theirs = judgeDialogue(part, scope, scope.fillExactly(idea.example)).filter(({ met }) => !met)
    if (!first || !theirs[0] || !sameUnmet(theirs[0], first)) return []
    const shared = theirs.filter((each) => unmet.some((other) => sameUnmet(each, other))).length
    return [{ idea, likeness: 2 * shared - theirs.length }]
  })
  return likeness.toSorted((a, b) => b.likeness - a.likeness)[0]?.idea ?? null
}

const failed = (mismatch: CommonMismatch): MailDialogueVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
