import { DnsTraceFeedbackSchema, DnsTraceRightSchema } from '#graders/parts/dns-trace/dns-trace-feedback.ts'
import { dnsTraceMismatches, explainDnsTrace } from '#graders/parts/dns-trace/dns-trace-mismatch.ts'
import { type DnsTracePart, DnsTracePartSchema } from '#graders/parts/dns-trace/dns-trace-part.ts'
import { dnsTraceProblems, dnsTraceVariantProblems } from '#graders/parts/dns-trace/dns-trace-problems.ts'
import {
  type DnsTraceResponse,
  DnsTraceResponseSchema,
  HopAnswerSchema,
  type SaidHop,
  tracedHopsMax,
} from '#graders/parts/dns-trace/dns-trace-response.ts'
import { areSameWalks, gradeDnsTrace, saidOf } from '#graders/parts/dns-trace/grade-dns-trace.ts'
import { dnsTraceReadability } from '#graders/parts/dns-trace/live/dns-trace-readability.ts'
import { presentDnsTrace } from '#graders/parts/dns-trace/present-dns-trace.ts'
import { tellHop } from '#graders/parts/dns-trace/tell-hop.ts'
import { traced } from '#graders/parts/dns-trace/traced.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

const kind = 'dns-trace'

export const dnsTraceKind = answeredKind(kind, {
  part: DnsTracePartSchema,
  response: DnsTraceResponseSchema,
  feedback: DnsTraceFeedbackSchema,
  right: DnsTraceRightSchema,
  mismatches: dnsTraceMismatches,
  explain: explainDnsTrace,

  claims({ zones, lookups }) {
    const dimensions = [getUnit('s').dimension]
    return [
      ...zones.flatMap(({ ttl, negative }, index) => [
        { at: ['zones', index, 'ttl'], source: ttl, dimensions },
        { at: ['zones', index, 'negative'], source: negative, dimensions },
      ]),
      ...lookups.map(({ at }, index) => ({ at: ['lookups', index, 'at'], source: at, dimensions })),
    ]
  },

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: dnsTraceProblems,
  variantProblems: dnsTraceVariantProblems,

  points: ({ points }) => points,

  present: presentDnsTrace,

  readability: dnsTraceReadability,

  grade: gradeDnsTrace,

  solve: (part, scope) =>
    traced(part, scope)
      .walks.map((hops, index) => `(${index + 1}) ${hops.map(tellHop).join('; ')}`)
      .join('. '),

  responseFrom: readWritten,

  cases: casesOf,
})

const answering = (walks: SaidHop[][]): DnsTraceResponse => ({ kind, walks })

/** `solution`; `as some-misconception`; or changes to the solution: `2.1 = cache` says what comes back, `2.3 =` takes
 * a hop away, and so does `2.3-` it and all after it. */
function readWritten(part: DnsTracePart, text: string, scope: PartScope): DnsTraceResponse | null {
  const { walks, ideas, questions } = traced(part, scope)
  const said = saidOf(walks, questions)
  const word = text.trim()
  if (word === 'solution') return answering(said)
  if (word.startsWith('as ')) {
    const idea = ideas.find(({ id }) => id === word.slice(3))
    if (!idea) throw new RangeError(`“${word.slice(3)}” is no misconception of “${part.id}”`)
    return areSameWalks(idea.walks, walks) ? null : answering(short(saidOf(idea.walks, questions)))
  }
  for (const change of word.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [, lookup, at, rest, value = ''] = /^(\d+)\.(\d+)(-?)(?:\s*=\s*(\S*))?$/u.exec(change.trim()) ?? []
    const hops = said[Number(lookup) - 1]
    const hop = hops?.[Number(at) - 1]
    if (!hops || !hop) throw new RangeError(`“${change.trim()}” names no hop of “${part.id}”`)
    if (rest === '-') hops.length = Number(at) - 1
    else if (value === '') hops.splice(Number(at) - 1, 1)
    else {
      const got = HopAnswerSchema.safeParse(value).data
      if (got === undefined)
        throw new RangeError(`“${value}” is none of ${HopAnswerSchema.options.join(', ')}`)
      hops[Number(at) - 1] = { ...hop, got }
    }
  }
  return answering(said)
}

/** An idea may ask oftener than there is room for. */
const short = (walks: SaidHop[][]) => walks.map((hops) => hops.slice(0, tracedHopsMax))

function casesOf(part: DnsTracePart, scope: PartScope): PartCase[] {
  const { walks, ideas, questions } = traced(part, scope)
  const said = saidOf(walks, questions)
  const others = walks.map((hops, index) =>
    hops.map((hop, at) => ({
      ...(said[index]?.[at] ?? emptyHop),
      from: hop.from.at(-1) ?? '',
      to: hop.to.at(-1) ?? '',
    })),
  )
  const last = said.at(-1) ?? []
  return [
    { name: 'what is asked', response: answering(said), verdict: { passed: true } },
    { name: 'the other servers', response: answering(others), verdict: { passed: true } },
    { name: 'nothing said', response: answering([]), verdict: { passed: false, code: 'blank' } },
    {
      name: 'a hop that is half chosen',
      response: answering([[emptyHop]]),
      verdict: { passed: false, code: 'unreadable' },
    },
    {
      name: 'the last hop left out',
      response: answering([...said.slice(0, -1), last.slice(0, -1)]),
      verdict: { passed: false, code: said.flat().length > 1 ? 'wrong-dns-hop' : 'blank' },
    },
    ...ideas.flatMap(({ id, walks: played }): PartCase[] =>
      // In this variant nothing comes of it.
      areSameWalks(played, walks)
        ? []
        : [
            {
              name: `“${id}”`,
              response: answering(short(saidOf(played, questions))),
              verdict: { passed: false, code: 'misconception', misconception: id },
            },
          ],
    ),
  ]
}

const emptyHop: SaidHop = { from: '', to: '', question: null, got: null }
