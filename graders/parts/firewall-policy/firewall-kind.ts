import { FirewallFeedbackSchema } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import { explainFirewall, firewallMismatches } from '#graders/parts/firewall-policy/firewall-mismatch.ts'
import { FirewallPartSchema } from '#graders/parts/firewall-policy/firewall-part.ts'
import {
  type FirewallResponse,
  FirewallResponseSchema,
} from '#graders/parts/firewall-policy/firewall-response.ts'
import { FirewallRightSchema } from '#graders/parts/firewall-policy/firewall-right.ts'
import { gradeFirewall } from '#graders/parts/firewall-policy/grade-firewall.ts'
import { firewallReadability } from '#graders/parts/firewall-policy/live/firewall-readability.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'
import { firewallProblems, readFirewallPart } from '#graders/parts/firewall-policy/read-firewall-part.ts'
import { separateFirewall } from '#graders/parts/firewall-policy/separate-firewall.ts'
import { answeredKind, type PartCase, type PartProblem } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import type { RuleList } from '#protocols/firewall/rule/rule.ts'
import { formatRules, readRules } from '#protocols/firewall/rule/rule-text.ts'
import { reservedWords } from '#protocols/firewall/rule/rule-words.ts'

const kind = 'firewall-policy'

export const firewallKind = answeredKind(kind, {
  part: FirewallPartSchema,
  response: FirewallResponseSchema,
  feedback: FirewallFeedbackSchema,
  right: FirewallRightSchema,
  separate: separateFirewall,
  mismatches: firewallMismatches,
  explain: explainFirewall,

  claims: () => [],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: (part) => part.misconceptions.map(({ id }) => id),

  problems(part) {
    const problems: PartProblem[] = []
    for (const list of ['zones', 'names', 'requirements', 'misconceptions'] as const) {
      const seen = new Set<string>()
      for (const [index, { id }] of part[list].entries()) {
        const says = `Two of ${list} are called “${id}”.`
        if (seen.has(id)) problems.push({ at: [list, index, 'id'], says, fix: 'Give each its own id.' })
        seen.add(id)
      }
    }
    for (const list of ['zones', 'names'] as const) {
      for (const [index, { id }] of part[list].entries()) {
        if (!reservedWords.has(id)) continue
        const says = `“${id}” is a word of the rules.`
        problems.push({ at: [list, index, 'id'], says, fix: 'Choose another name.' })
      }
    }
    return problems
  },

  variantProblems: firewallProblems,

  points: (part) => part.points,

  present(part, scope): PresentedFirewall {
    const { vocabulary, start, requirements } = readFirewallPart(part, scope)
    return {
      id: part.id,
      kind,
      ask: scope.fill(part.ask),
      points: part.points,
      vocabulary,
      requirements: requirements.map(({ id, says }) => ({ id, says })),
      start,
      marksAnomalies: part.marksAnomalies,
    }
  },

  readability: firewallReadability,

  grade: gradeFirewall,

  solve: (part, scope) => formatRules(readFirewallPart(part, scope).solution),

  responseFrom(_, text): FirewallResponse {
    const read = readRules(text)
    if (!read.ok) throw new RangeError(`line ${read.line} of the policy: ${read.says}`)
    return { kind, ...read.list }
  },

  cases(part, scope) {
    const { start, solution, misconceptions } = readFirewallPart(part, scope)
    const cases: PartCase[] = [
      { name: 'the solution', response: response(solution), verdict: { passed: true } },
    ]
    if (start.rules.length === 0) {
      cases.push({ name: 'no rule', response: response(start), verdict: { passed: false, code: 'blank' } })
    }
    for (const { id, policy } of misconceptions) {
      const verdict = { passed: false, code: 'misconception', misconception: id } as const
      cases.push({ name: `the misconception “${id}”`, response: response(policy), verdict })
    }
    return cases
  },
})

const response = (list: RuleList): FirewallResponse => ({ kind, ...list })
