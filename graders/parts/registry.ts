// All kinds of part. A new one is a folder beside this file, its schema in `PartSchema` and its line in
// `bindPart`, which does not compile until the line is there.

import * as z from 'zod'
import type { PresentedPart } from '#graders/exercise/present-exercise.ts'
import { LabPartSchema } from '#graders/labs/contract/lab-part.ts'
import { choiceKind } from '#graders/parts/choice/choice-kind.ts'
import { ChoicePartSchema } from '#graders/parts/choice/choice-part.ts'
import { dnsZoneKind } from '#graders/parts/dns-zone/dns-zone-kind.ts'
import { DnsZonePartSchema } from '#graders/parts/dns-zone/dns-zone-part.ts'
import { firewallKind } from '#graders/parts/firewall-policy/firewall-kind.ts'
import { FirewallPartSchema } from '#graders/parts/firewall-policy/firewall-part.ts'
import { httpMessageKind } from '#graders/parts/http-message/http-message-kind.ts'
import { HttpMessagePartSchema } from '#graders/parts/http-message/http-message-part.ts'
import { labKind } from '#graders/parts/lab/lab-kind.ts'
import { numberKind } from '#graders/parts/number/number-kind.ts'
import { NumberPartSchema } from '#graders/parts/number/number-part.ts'
import type { AnsweredKind, PartScope, PartVerdict } from '#graders/parts/part-kind.ts'
import { timelineKind } from '#graders/parts/timeline/timeline-kind.ts'
import { TimelinePartSchema } from '#graders/parts/timeline/timeline-part.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'

export const PartSchema = z.discriminatedUnion('kind', [
  NumberPartSchema,
  ChoicePartSchema,
  HttpMessagePartSchema,
  FirewallPartSchema,
  DnsZonePartSchema,
  TimelinePartSchema,
  LabPartSchema,
])
export type Part = z.infer<typeof PartSchema>
/** As an author writes them. */
export const partKinds: readonly string[] = PartSchema.options.map(({ shape }) => shape.kind.value)

/** A part together with its kind: what the exercise library works with. */
export function bindPart(part: Part) {
  switch (part.kind) {
    case 'number':
      return bind(numberKind, part)
    case 'choice':
      return bind(choiceKind, part)
    case 'http-message':
      return bind(httpMessageKind, part)
    case 'firewall-policy':
      return bind(firewallKind, part)
    case 'dns-zone':
      return bind(dnsZoneKind, part)
    case 'timeline':
      return bind(timelineKind, part)
    case 'lab':
      return { judged: labKind.judged, present: (scope: PartScope) => labKind.present(part, scope) }
  }
}

function bind<P, R, V extends PresentedPart>(kind: AnsweredKind<P, R, V>, part: P) {
  return {
    judged: kind.judged,
    claims: () => kind.claims(part),
    texts: () => kind.texts(part),
    misconceptions: () => kind.misconceptions(part),
    problems: () => kind.problems(part),
    variantProblems: (scope: PartScope) => kind.variantProblems(part, scope),
    points: () => kind.points(part),
    present: (scope: PartScope) => kind.present(part, scope),
    grade: (scope: PartScope, response: unknown): PartVerdict | Unjudged =>
      kind.grade(part, scope, kind.readResponse(response)),
    solve: (scope: PartScope) => kind.solve(part, scope),
    responseFrom: (text: string, scope: PartScope): unknown => kind.responseFrom(part, text, scope),
    cases: (scope: PartScope) => kind.cases(part, scope),
  }
}
