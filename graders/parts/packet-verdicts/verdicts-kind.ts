import { gradeVerdicts, tellVerdict } from '#graders/parts/packet-verdicts/grade-verdicts.ts'
import { verdictsReadability } from '#graders/parts/packet-verdicts/live/verdicts-readability.ts'
import type { PresentedVerdicts } from '#graders/parts/packet-verdicts/presented-verdicts.ts'
import { actionOf, readVerdicts } from '#graders/parts/packet-verdicts/read-verdicts.ts'
import {
  VerdictsFeedbackSchema,
  VerdictsRightSchema,
} from '#graders/parts/packet-verdicts/verdicts-feedback.ts'
import { explainVerdicts, verdictsMismatches } from '#graders/parts/packet-verdicts/verdicts-mismatch.ts'
import { type VerdictsPart, VerdictsPartSchema } from '#graders/parts/packet-verdicts/verdicts-part.ts'
import {
  verdictsProblems,
  verdictsVariantProblems,
} from '#graders/parts/packet-verdicts/verdicts-problems.ts'
import {
  type PacketVerdict,
  type VerdictsResponse,
  VerdictsResponseSchema,
} from '#graders/parts/packet-verdicts/verdicts-response.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { misreadings, misreadPolicy } from '#protocols/firewall/rule/misread-policy.ts'

const kind = 'packet-verdicts'

export const packetVerdictsKind = answeredKind(kind, {
  part: VerdictsPartSchema,
  response: VerdictsResponseSchema,
  feedback: VerdictsFeedbackSchema,
  right: VerdictsRightSchema,
  mismatches: verdictsMismatches,
  explain: explainVerdicts,

  claims: () => [],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: verdictsProblems,
  variantProblems: verdictsVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedVerdicts {
    const { vocabulary, policy, packets } = readVerdicts(part, scope)
    return {
      id: part.id,
      kind,
      ask: scope.fill(part.ask),
      points: part.points,
      vocabulary,
      policy,
      memory: part.memory,
      packets: packets.map(({ says, given }) => ({ says, packet: given })),
    }
  },

  readability: verdictsReadability,

  grade: gradeVerdicts,

  solve: (part, scope) =>
    readVerdicts(part, scope)
      .right.map((verdict, at) => `packet ${at + 1}: ${tellVerdict(verdict)}`)
      .join('; '),

  responseFrom: readWritten,

  cases(part, scope) {
    const { right, ideas } = readVerdicts(part, scope)
    const open = [...right.slice(0, -1), { decision: null, by: null }]
    return [
      made('the right verdicts', [...right], { passed: true }),
      made('no verdict', [], { passed: false, code: 'blank' }),
      made('the last one open', open, {
        passed: false,
        code: open.length === 1 ? 'blank' : 'wrong-verdicts',
      }),
      ...ideas.map(({ id, verdicts }) =>
        made(
          `“${id}”`,
          right.map((verdict, at) => verdicts[at] ?? verdict),
          { passed: false, code: 'misconception', misconception: id },
        ),
      ),
    ]
  },
})

const made = (name: string, verdicts: PacketVerdict[], verdict: PartCase['verdict']): PartCase => ({
  name,
  response: { kind, verdicts },
  verdict,
})

/** `solution`; `as last-match`, what that misreading finds; or changes to the solution, one on a line or between
 * semicolons: `PACKET = deny by 3`, `PACKET = accept by default`, `PACKET = none`. */
function readWritten(part: VerdictsPart, text: string, scope: PartScope): VerdictsResponse {
  const { packets, right, policy, vocabulary } = readVerdicts(part, scope)
  if (text.trim() === 'solution') return { kind, verdicts: [...right] }
  const misread = misreadings.find((how) => text.trim() === `as ${how}`)
  if (misread) {
    const given = packets.map((packet) => packet.given)
    const found = misreadPolicy(misread, policy, given, vocabulary, part.memory === 'connections')
    return { kind, verdicts: found.map(({ decision, by }) => ({ decision, by: by ?? 'default' })) }
  }
  let verdicts: PacketVerdict[] = [...right]
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [, id, what] = /^\s*(\S+)\s*=\s*(.+?)\s*$/u.exec(change) ?? []
    const at = packets.findIndex((packet) => packet.id === id)
    if (at < 0) throw new RangeError(`“${id ?? change}” is no packet of “${part.id}”`)
    verdicts = verdicts.with(at, readVerdict(what ?? ''))
  }
  return { kind, verdicts }

  function readVerdict(what: string): PacketVerdict {
    if (what === 'none') return { decision: null, by: null }
    const [, decision, rule] = /^(accept|deny)(?: by (default|\d{1,3}))?$/u.exec(what) ?? []
    if (decision !== 'accept' && decision !== 'deny') throw new RangeError(`“${what}” is no verdict`)
    const by = rule === undefined ? null : rule === 'default' ? rule : Number(rule) - 1
    if (by !== null && actionOf(by, policy) === null) throw new RangeError(`there is no rule ${rule}`)
    return { decision, by }
  }
}
