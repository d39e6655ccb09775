import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { DnsTraceFeedback, DnsTraceRight } from '#graders/parts/dns-trace/dns-trace-feedback.ts'
import type { DnsTraceMismatch } from '#graders/parts/dns-trace/dns-trace-mismatch.ts'
import type { DnsTracePart } from '#graders/parts/dns-trace/dns-trace-part.ts'
import type { DnsTraceResponse, SaidHop } from '#graders/parts/dns-trace/dns-trace-response.ts'
import { dnsTraceReadability } from '#graders/parts/dns-trace/live/dns-trace-readability.ts'
import { presentDnsTrace } from '#graders/parts/dns-trace/present-dns-trace.ts'
import { becauseOf, differsIn, tellFollows, tellSaid } from '#graders/parts/dns-trace/tell-hop.ts'
import { questionText, traced } from '#graders/parts/dns-trace/traced.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import type { TraceHop } from '#protocols/dns/resolve/trace-lookups.ts'

export type DnsTraceVerdict = Verdict<DnsTraceMismatch, DnsTraceFeedback, DnsTraceRight>

/** Judges each look-up hop by hop, and tells of the first at which it parts from the resolver. Null is blank. */
export function gradeDnsTrace(
  part: DnsTracePart,
  scope: PartScope,
  response: DnsTraceResponse | null,
): DnsTraceVerdict {
  const { walks, lookups, ideas, questions, internet } = traced(part, scope)
  const readability = dnsTraceReadability(presentDnsTrace(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  const said = walks.map((_, index) => response.walks[index] ?? [])
  if (readability.is === 'unreadable') {
    const actual = clipped(
      response.walks
        .flat()
        .map((hop) => tellSaid(hop, questions))
        .join('; '),
    )
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const judged = walks.map((hops, index) => {
    const own = said[index] ?? []
    const hop = firstDifference(hops, own, questions)
    const what = differsIn(hops[hop], own[hop], questions)
    return { hops, own, hop, what, atS: lookups[index]?.atS ?? 0, index }
  })
  const first = judged.find(({ what }) => what !== null)
  if (!first || first.what === null) return { outcome: { status: 'passed' }, score: 1 }

  const all = judged.reduce((sum, { hops, own }) => sum + Math.max(hops.length, own.length), 0)
  const right = judged.reduce((sum, { hops, own }) => sum + inOrder(hops, own, questions), 0)
  // Who leaves something out may think anything.
  const idea = (first.what === 'missing' ? [] : ideas)
    .filter(
      ({ walks: played }) =>
        differsIn(played[first.index]?.[first.hop], first.own[first.hop], questions) === null,
    )
    .filter(({ walks: played }) => !areSameWalks(played, walks))
    .map((each) => ({ ...each, fits: agreement(each.walks, said, questions) }))
    // Of several the one that explains most; of equals the author's first.
    .reduce<{ id: string; says: string; fits: number } | null>(
      (best, each) => (best === null || each.fits > best.fits ? each : best),
      null,
    )
  const own = first.own[first.hop]
  const actual = `look-up ${first.index + 1}, hop ${first.hop + 1}: ${own ? tellSaid(own, questions) : 'nothing'}`
  const follows = (one: (typeof judged)[number]) =>
    one.what === null
      ? ''
      : tellFollows(one.what, one.hops[one.hop], one.own[one.hop], {
          internet,
          recursion: part.recursion,
          atS: one.atS,
          questions,
        })
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : {
            code: 'wrong-dns-hop',
            lookup: first.index + 1,
            hop: first.hop + 1,
            follows: follows(first),
            actual,
          },
    },
    score: Math.round(Math.min(right / all, 0.99) * 100) / 100,
    feedback: {
      kind: part.kind,
      first: judged.map((one) =>
        one.what === null ? null : { hop: one.hop, what: one.what, says: follows(one) },
      ),
    },
    right: {
      kind: part.kind,
      walks: judged.map(({ hops, atS }) =>
        hops.map((hop) => ({
          from: [...hop.from],
          to: [...hop.to],
          question: questionText(hop.question),
          got: hop.got,
          because: becauseOf(hop, atS),
        })),
      ),
    },
  }
}

/** The number of hops that agree from the first one on. */
function firstDifference(
  hops: readonly TraceHop[],
  own: readonly SaidHop[],
  questions: readonly string[],
): number {
  let at = 0
  while (at < hops.length && at < own.length && differsIn(hops[at], own[at], questions) === null) at += 1
  return at
}

/** How many hops of one stand in the other in the same order: one that is left out does not spoil those after it. */
function inOrder(hops: readonly TraceHop[], own: readonly SaidHop[], questions: readonly string[]): number {
  let before = own.map(() => 0)
  for (const hop of hops) {
    const now: number[] = []
    for (const [at, said] of own.entries()) {
      const same = differsIn(hop, said, questions) === null ? (before[at - 1] ?? 0) + 1 : 0
      now.push(Math.max(same, before[at] ?? 0, now[at - 1] ?? 0))
    }
    before = now
  }
  return before.at(-1) ?? 0
}

const agreement = (
  walks: readonly (readonly TraceHop[])[],
  said: readonly (readonly SaidHop[])[],
  questions: readonly string[],
) => walks.reduce((sum, hops, index) => sum + inOrder(hops, said[index] ?? [], questions), 0)

/** As a student would say it; of several servers the first. */
export const saidOf = (walks: readonly (readonly TraceHop[])[], questions: readonly string[]): SaidHop[][] =>
  walks.map((hops) =>
    hops.map(({ from, to, question, got }) => ({
      from: from[0] ?? '',
      to: to[0] ?? '',
      question: questions.indexOf(questionText(question)),
      got,
    })),
  )

/** Whether two ways to look something up come to the same. */
export function areSameWalks(
  some: readonly (readonly TraceHop[])[],
  others: readonly (readonly TraceHop[])[],
): boolean {
  const inText = (walks: typeof some) =>
    walks.map((hops) =>
      hops.map((hop) => [hop.from[0], hop.to[0], questionText(hop.question), hop.got].join(' ')),
    )
  return JSON.stringify(inText(some)) === JSON.stringify(inText(others))
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

const failed = (mismatch: CommonMismatch): DnsTraceVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
