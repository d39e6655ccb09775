import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import {
  readVerdicts,
  sameVerdict,
  type VerdictsVariant,
} from '#graders/parts/packet-verdicts/read-verdicts.ts'
import type { VerdictsFeedback, VerdictsRight } from '#graders/parts/packet-verdicts/verdicts-feedback.ts'
import type { VerdictsMismatch } from '#graders/parts/packet-verdicts/verdicts-mismatch.ts'
import type { VerdictsPart } from '#graders/parts/packet-verdicts/verdicts-part.ts'
import type { PacketVerdict, VerdictsResponse } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import { whatFollows } from '#graders/parts/packet-verdicts/what-follows.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { tellStep } from '#protocols/firewall/packet/tell-step.ts'

type VerdictsVerdict = Verdict<VerdictsMismatch, VerdictsFeedback, VerdictsRight>

/** A packet counts whole with its decision and the rule that decides, half with the decision alone. */
export function gradeVerdicts(
  part: VerdictsPart,
  scope: PartScope,
  response: VerdictsResponse | null,
): VerdictsVerdict {
  const variant = readVerdicts(part, scope)
  const { packets, right, policy, vocabulary } = variant
  const said = response?.verdicts ?? []
  if (said.every(({ decision, by }) => decision === null && by === null)) return failed({ code: 'blank' })
  if (
    said.length > packets.length ||
    said.some(({ by }) => typeof by === 'number' && by >= policy.rules.length)
  ) {
    const problem = 'It speaks of a packet or a rule that is not there.'
    const actual = said.map(tellVerdict).join('; ')
    return failed({ code: 'unreadable', actual, problem, where: { stream: 'response' } })
  }
  const judged = packets.map(({ followed }, at) => {
    const given = said[at] ?? { decision: null, by: null }
    return { at, given, right: right[at], packet: followed.packet }
  })
  const wrong = judged
    .filter((each) => !sameVerdict(each.given, each.right))
    .map((each) => ({ ...each, says: whatFollows(each.given, each.packet, policy, vocabulary) }))
  if (wrong.length === 0) return { outcome: { status: 'passed' }, score: 1 }

  const halves = wrong.filter((each) => each.given.decision === each.right?.decision).length
  const score = (packets.length - wrong.length + halves / 2) / packets.length
  const ideas = likeliestIdeas(variant, wrong)
  const ideaOf = ({ at, given }: (typeof wrong)[number]) =>
    ideas.find(({ verdicts }) => sameVerdict(verdicts[at], given)) ?? null
  const [main] = ideas
  const shown = wrong.find((each) => ideaOf(each) === main) ?? wrong[0]
  const open = wrong.filter(isOpen).length
  const actual = shown ? `packet ${shown.at + 1}: ${tellVerdict(shown.given)}` : ''
  return {
    outcome: {
      status: 'failed',
      mismatch: main
        ? { code: 'misconception', id: main.id, says: main.says, actual }
        : {
            code: 'wrong-verdicts',
            wrong: wrong.length - open,
            open,
            of: packets.length,
            follows: wrong.find((each) => !isOpen(each))?.says ?? wrong[0]?.says ?? '',
            actual,
          },
    },
    score: Math.round(score * 100) / 100,
    feedback: {
      kind: part.kind,
      wrong: wrong.map((each) => {
        const idea = ideaOf(each)
        return { packet: each.at, says: each.says, ...(idea ? { idea: idea.says } : {}) }
      }),
    },
    right: {
      kind: part.kind,
      verdicts: packets.map(({ followed, because }, at) => ({
        verdict: right[at] ?? { decision: null, by: null },
        way: followed.trace.steps.map((step) => tellStep(step, policy)),
        ...(because === undefined ? {} : { because }),
      })),
    },
  }
}

const isOpen = ({ given }: { given: PacketVerdict }) => given.decision === null || given.by === null

/** Ideas that explain wrong verdicts, the one that explains most of them first. */
function likeliestIdeas(
  { ideas }: VerdictsVariant,
  wrong: readonly { at: number; given: PacketVerdict }[],
): VerdictsVariant['ideas'] {
  const explained = (idea: VerdictsVariant['ideas'][number]) =>
    wrong.filter(({ at, given }) => sameVerdict(idea.verdicts[at], given)).length
  return ideas
    .map((idea) => ({ idea, count: explained(idea) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ idea }) => idea)
}

/** "deny by rule 3". */
export function tellVerdict({ decision, by }: PacketVerdict): string {
  const who = by === null ? 'no rule named' : by === 'default' ? 'by the default' : `by rule ${by + 1}`
  return `${decision ?? 'nothing said'}, ${who}`
}

const failed = (mismatch: CommonMismatch): VerdictsVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
