import { answeredKind, type PartScope } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { gradeTopology, networkIdeas } from '#graders/parts/topology/grade-topology.ts'
import { topologyReadability } from '#graders/parts/topology/live/topology-readability.ts'
import { TopologyFeedbackSchema, TopologyRightSchema } from '#graders/parts/topology/topology-feedback.ts'
import { explainTopology, topologyMismatches } from '#graders/parts/topology/topology-mismatch.ts'
import { arrangedAs, topologyOfPart } from '#graders/parts/topology/topology-of-part.ts'
import { type TopologyPart, TopologyPartSchema } from '#graders/parts/topology/topology-part.ts'
import { topologyProblems, topologyVariantProblems } from '#graders/parts/topology/topology-problems.ts'
import { type TopologyResponse, TopologyResponseSchema } from '#graders/parts/topology/topology-response.ts'

const kind = 'topology'

export const topologyKind = answeredKind(kind, {
  part: TopologyPartSchema,
  response: TopologyResponseSchema,
  feedback: TopologyFeedbackSchema,
  right: TopologyRightSchema,
  mismatches: topologyMismatches,
  explain: explainTopology,
  found: ({ requirement }) => ({ requirement }),

  claims: () => [],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: topologyProblems,
  variantProblems: topologyVariantProblems,

  points: ({ points }) => points,

  present: topologyOfPart,

  readability: topologyReadability,

  grade: gradeTopology,

  solve(part, scope) {
    const { placed, policies } = arrangedAs(part, scope)
    return [
      ...Object.entries(placed).map(([host, where]) => `${host} in ${where}`),
      ...Object.entries(policies).map(
        ([router, text]) => `${router}: ${text.trim().replaceAll(/\s*\n\s*/gu, '; ')}`,
      ),
    ].join('. ')
  },

  responseFrom: readWritten,

  cases: (part, scope) => [
    { name: 'the author’s network', response: arrangedAs(part, scope), verdict: { passed: true } },
    {
      name: 'nothing done',
      response: { kind, placed: {}, policies: {} },
      verdict: { passed: false, code: 'blank' },
    },
    {
      name: 'a rule that cannot be read',
      response: arrangedAs(part, scope, spoilt(part)),
      verdict: { passed: false, code: 'unreadable' },
    },
    ...networkIdeas(part, scope).map(({ id, placed, policies }) => ({
      name: `“${id}”`,
      response: arrangedAs(part, scope, { placed, policies }),
      verdict: { passed: false as const, code: 'misconception', misconception: id },
    })),
  ],
})

/** Where no policy can be written, a host is nowhere. */
function spoilt({ routers, hosts }: TopologyPart): {
  placed?: Record<string, string>
  policies?: Record<string, string>
} {
  const router = routers.find(({ fixed }) => !fixed)
  if (router) return { policies: { [router.id]: 'accept everything from nobody' } }
  const host = hosts.findLast(({ where }) => where.length > 1)
  return { placed: { [host?.id ?? '']: '' } }
}

/** `solution`; `as some-misconception`; or changes to the solution, one on a line: `web = inside` places a host, and
 * `outer: accept tcp to web port 80; default deny` is a router's policy. */
function readWritten(part: TopologyPart, text: string, scope: PartScope): TopologyResponse {
  const word = text.trim()
  if (word === 'solution') return arrangedAs(part, scope)
  if (word.startsWith('as ')) {
    const idea = part.misconceptions.find(({ id }) => id === word.slice(3))
    if (!idea) throw new RangeError(`“${word.slice(3)}” is no misconception of “${part.id}”`)
    return arrangedAs(part, scope, idea)
  }
  const [placed, policies]: [Record<string, string>, Record<string, string>] = [{}, {}]
  for (const line of word.split('\n')) {
    const [, name = '', sign, value = ''] = /^\s*([a-z][a-z0-9-]*)\s*([=:])\s*(.*)$/u.exec(line) ?? []
    if (sign === '=' && part.hosts.some(({ id }) => id === name)) placed[name] = value.trim()
    else if (sign === ':' && part.routers.some(({ id }) => id === name)) {
      policies[name] = value
        .split(';')
        .map((rule) => rule.trim())
        .join('\n')
    } else throw new RangeError(`“${line.trim()}” is about no host and no router of “${part.id}”`)
  }
  return arrangedAs(part, scope, { placed, policies })
}
