import { applyChanges } from '#graders/parts/dns-zone/apply-changes.ts'
import { DnsZoneFeedbackSchema } from '#graders/parts/dns-zone/dns-zone-feedback.ts'
import { dnsZoneMismatches, explainDnsZone } from '#graders/parts/dns-zone/dns-zone-mismatch.ts'
import { type DnsZonePart, DnsZonePartSchema } from '#graders/parts/dns-zone/dns-zone-part.ts'
import { type DnsZoneResponse, DnsZoneResponseSchema } from '#graders/parts/dns-zone/dns-zone-response.ts'
import {
  gradeDnsZone,
  settingOf,
  solutionText,
  starterText,
  startsDone,
  tryZone,
} from '#graders/parts/dns-zone/grade-dns-zone.ts'
import { dnsZoneReadability } from '#graders/parts/dns-zone/live/dns-zone-readability.ts'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/presented-dns-zone.ts'
import { answeredKind, type PartPath, type PartProblem, type PartScope } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { readIpv4, readIpv6 } from '#protocols/dns/record/address.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

export const dnsZoneKind = answeredKind('dns-zone', {
  part: DnsZonePartSchema,
  response: DnsZoneResponseSchema,
  feedback: DnsZoneFeedbackSchema,
  mismatches: dnsZoneMismatches,
  explain: explainDnsZone,

  claims: () => [],

  texts(part) {
    const { id: _, kind: _kind, points: _points, types: _types, lint: _lint, ...written } = part
    return textsIn(written)
  },

  misconceptions: (part) => part.misconceptions.map(({ id }) => id),

  problems(part) {
    const problems: PartProblem[] = []
    for (const list of ['requirements', 'misconceptions'] as const) {
      const seen = new Set<string>()
      for (const [index, { id }] of part[list].entries()) {
        if (seen.has(id)) {
          problems.push({
            at: [list, index, 'id'],
            says: `Two ${list} are called “${id}”.`,
            fix: 'Rename one.',
          })
        }
        seen.add(id)
      }
    }
    return problems
  },

  variantProblems(part, scope) {
    try {
      return [...settingProblems(part, scope), ...solutionProblems(part, scope)]
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return [{ at: [], says: `Part “${part.id}”: ${error.message}.`, fix: 'Correct the line or the query.' }]
    }
  },

  points: (part) => part.points,

  present: (part, scope): PresentedDnsZone => ({
    id: part.id,
    kind: 'dns-zone',
    ask: scope.fill(part.ask),
    points: part.points,
    ...settingOf(part, scope),
    starter: starterText(part, scope),
    types: part.types,
    lint: part.lint,
  }),

  readability: dnsZoneReadability,

  grade: gradeDnsZone,

  solve: solutionText,

  responseFrom: (part, text, scope) => typed(applyChanges(solutionText(part, scope), text)),

  cases: (part, scope) => [
    { name: 'the right answer', response: typed(solutionText(part, scope)), verdict: { passed: true } },
    { name: 'a blank', response: typed(''), verdict: { passed: false, code: 'blank' } },
    ...part.misconceptions.map(({ id, example }) => ({
      name: `the misconception “${id}”`,
      response: typed(applyChanges(solutionText(part, scope), scope.fill(example))),
      verdict: { passed: false as const, code: 'misconception', misconception: id },
    })),
  ],
})

const typed = (text: string): DnsZoneResponse => ({ kind: 'dns-zone', text })

function settingProblems(part: DnsZonePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const setting = settingOf(part, scope)
  const zones = [{ ...setting, at: [] as PartPath }].concat(
    setting.elsewhere.map((zone, index) => ({ ...setting, ...zone, at: ['elsewhere', index] })),
  )
  for (const { origin, servers, at } of zones) {
    const names = [origin, ...servers.map(({ name }) => name)]
    const relative = names.find((name) => !name.endsWith('.') || !readName(name, '.').ok)
    if (relative !== undefined) {
      problems.push({ at, says: `“${relative}” is not the whole name.`, fix: 'End it with a dot.' })
    }
    const odd = servers.find(({ address }) => !readIpv4(address) && !readIpv6(address))
    if (odd) problems.push({ at, says: `“${odd.address}” is no address.`, fix: 'Write an IP address.' })
  }
  for (const [index, { origin, text }] of setting.elsewhere.entries()) {
    const [problem] = loadZone(text, origin).problems
    if (problem) {
      const says = `Line ${problem.line} of the zone ${origin}: ${problem.says}`
      problems.push({ at: ['elsewhere', index, 'text'], says, fix: problem.remedy })
    }
  }
  return problems
}

function solutionProblems(part: DnsZonePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const at = ['solution']
  const { loaded, failures } = tryZone(part, scope, solutionText(part, scope))
  const [problem] = loaded.problems
  if (problem) {
    problems.push({ at, says: `Line ${problem.line} of the solution: ${problem.says}`, fix: problem.remedy })
  }
  for (const [index, failure] of failures.entries()) {
    if (!failure) continue
    const { name, type } = failure.query
    const says = `The solution does not meet “${part.requirements[index]?.id}”: ${name} ${type} gives something else.`
    problems.push({ at: ['requirements', index], says, fix: 'Correct the solution, or the requirement.' })
  }
  if (startsDone(part, scope)) {
    problems.push({
      at: ['starter'],
      says: 'The starter meets every requirement.',
      fix: 'Leave something to do.',
    })
  }
  return problems
}
