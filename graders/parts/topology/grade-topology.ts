import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { judgeRequirement, type KeptRequirement } from '#graders/parts/topology/judge-network.ts'
import { buildNetwork, placeOfHost } from '#graders/parts/topology/live/built-network.ts'
import { topologyReadability } from '#graders/parts/topology/live/topology-readability.ts'
import type { TopologyFeedback, TopologyRight } from '#graders/parts/topology/topology-feedback.ts'
import type { TopologyMismatch } from '#graders/parts/topology/topology-mismatch.ts'
import { arrangedAs, topologyOfPart } from '#graders/parts/topology/topology-of-part.ts'
import type { TopologyPart } from '#graders/parts/topology/topology-part.ts'
import type { TopologyResponse } from '#graders/parts/topology/topology-response.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'
import { comparisonSteps } from '#protocols/firewall/compare/compare-policies.ts'
import { TooIntricate } from '#protocols/firewall/topology/reach.ts'

export type TopologyVerdict = Verdict<TopologyMismatch, TopologyFeedback, TopologyRight>

/** Judges a network by what gets where in it. Null is blank. */
export function gradeTopology(
  part: TopologyPart,
  scope: PartScope,
  response: TopologyResponse | null,
): TopologyVerdict | Unjudged {
  const readability = topologyReadability(topologyOfPart(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  const actual = inWords(part, scope, response)
  if (readability.is === 'unreadable') {
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const judged = judgeNetwork(part, scope, response)
  if (judged === null)
    return { unjudged: 'Your rules are too intricate to be judged. Write them with fewer and simpler ones.' }
  const first = judged.find(({ met }) => !met)
  if (!first) return { outcome: { status: 'passed' }, score: 1 }
  const points = (id: string) => part.requirements.find((each) => each.id === id)?.points ?? 0
  const sum = (some: readonly KeptRequirement[]) => some.reduce((all, { id }) => all + points(id), 0)
  const passing = new Set(part.requirements.flatMap(({ id, must }) => (must === 'pass' ? [id] : [])))
  // A network through which nothing gets is no firewall: whoever pulls the plug earns nothing.
  const works = judged.some(({ id, met }) => met && passing.has(id)) || passing.size === 0
  const idea = networkIdeas(part, scope).find(
    ({ placed, broken }) =>
      Object.entries(placed).every(([host, where]) => response.placed[host] === where) &&
      broken.join(' ') === brokenIn(judged).join(' '),
  )
  const says = topologyOfPart(part, scope).requirements.find(({ id }) => id === first.id)?.says ?? first.id
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : {
            code: 'network-requirement',
            requirement: first.id,
            says,
            follows: first.follows.slice(0, 1_000),
            actual,
          },
    },
    score: works ? Math.round((sum(judged.filter(({ met }) => met)) / sum(judged)) * 100) / 100 : 0,
    feedback: {
      kind: part.kind,
      requirements: judged.map(({ id, met, way, follows }) => ({
        id,
        met,
        way: way.slice(0, 30),
        follows: follows.slice(0, 1_000),
      })),
    },
    right: rightOf(part, scope),
  }
}

function rightOf(part: TopologyPart, scope: PartScope): TopologyRight {
  const { placed, policies } = arrangedAs(part, scope)
  return {
    kind: part.kind,
    placed: Object.entries(placed).map(([host, where]) => ({ host, where })),
    policies: Object.entries(policies).map(([router, policy]) => ({ router, policy })),
  }
}

/** What was judged in a variant: its tests ask for the same few networks again and again. */
const judgedIn = perVariant(() => new Map<string, KeptRequirement[] | null>())
const judgedMax = 50

/** Null where it is too intricate, or cannot be read. */
export function judgeNetwork(
  part: TopologyPart,
  scope: PartScope,
  response: TopologyResponse,
): KeptRequirement[] | null {
  const known = judgedIn(part, scope)
  const key = JSON.stringify([response.placed, response.policies])
  const judged = known.get(key) ?? judgeAnew(part, scope, response)
  if (known.size < judgedMax) known.set(key, judged)
  return judged
}

function judgeAnew(
  part: TopologyPart,
  scope: PartScope,
  response: TopologyResponse,
): KeptRequirement[] | null {
  const network = buildNetwork(topologyOfPart(part, scope), response)
  if (!network.ok) return null
  const budget = { left: comparisonSteps }
  try {
    return part.requirements.map((requirement) =>
      judgeRequirement(
        { ...network, budget },
        { ...requirement, packets: scope.fillExactly(requirement.packets) },
      ),
    )
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error
    return null
  }
}

export const brokenIn = (judged: readonly KeptRequirement[]) =>
  judged.flatMap(({ id, met }) => (met ? [] : [id]))

/** What is not kept in a network that follows an idea. */
export const networkIdeas = perVariant((part: TopologyPart, scope: PartScope) =>
  part.misconceptions.map((idea) => ({
    ...idea,
    broken: brokenIn(judgeNetwork(part, scope, arrangedAs(part, scope, idea)) ?? []),
  })),
)

function inWords(part: TopologyPart, scope: PartScope, response: TopologyResponse): string {
  const { hosts, routers } = topologyOfPart(part, scope)
  return [
    ...hosts
      .filter(({ where }) => where.length > 1)
      .map((host) => `${host.id} in ${placeOfHost(host, response) ?? '?'}`),
    ...routers
      .filter(({ fixed }) => !fixed)
      .map(
        ({ id, start }) => `${id}: ${(response.policies[id] ?? start).trim().replaceAll(/\s*\n\s*/gu, '; ')}`,
      ),
  ]
    .join('. ')
    .slice(0, 1_000)
}

const failed = (mismatch: CommonMismatch): TopologyVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
