import {
  CacheTraceFeedbackSchema,
  CacheTraceRightSchema,
} from '#graders/parts/cache-trace/cache-trace-feedback.ts'
import { cacheTraceMismatches, explainCacheTrace } from '#graders/parts/cache-trace/cache-trace-mismatch.ts'
import { type CacheTracePart, CacheTracePartSchema } from '#graders/parts/cache-trace/cache-trace-part.ts'
import {
  cacheTraceProblems,
  cacheTraceVariantProblems,
} from '#graders/parts/cache-trace/cache-trace-problems.ts'
import {
  CacheOutcomeSchema,
  type CacheTraceResponse,
  CacheTraceResponseSchema,
  cacheOutcomeWords,
} from '#graders/parts/cache-trace/cache-trace-response.ts'
import { areSameSteps, gradeCacheTrace } from '#graders/parts/cache-trace/grade-cache-trace.ts'
import { cacheTraceReadability } from '#graders/parts/cache-trace/live/cache-trace-readability.ts'
import { playedTrace, rowOf, type TraceRow } from '#graders/parts/cache-trace/played-trace.ts'
import { presentCacheTrace } from '#graders/parts/cache-trace/present-cache-trace.ts'
import { answeredKind, type PartCase, type PartPath, type PartScope } from '#graders/parts/part-kind.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

export const cacheTraceKind = answeredKind('cache-trace', {
  part: CacheTracePartSchema,
  response: CacheTraceResponseSchema,
  feedback: CacheTraceFeedbackSchema,
  right: CacheTraceRightSchema,
  mismatches: cacheTraceMismatches,
  explain: explainCacheTrace,

  claims: ({ origin, requests }) => {
    const times: [PartPath, string | undefined][] = [
      ...requests.map(({ at }, index): [PartPath, string] => [['requests', index, 'at'], at]),
      ...origin.flatMap(({ versions }, index) =>
        versions.flatMap((version, nth) =>
          (['from', 'expires', 'lastModified'] as const).map((key): [PartPath, string | undefined] => [
            ['origin', index, 'versions', nth, key],
            version[key],
          ]),
        ),
      ),
    ]
    const dimensions = [getUnit('s').dimension]
    return times.flatMap(([at, source]) => (source === undefined ? [] : [{ at, source, dimensions }]))
  },

  texts: ({ ask, origin, requests, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...origin.flatMap(({ versions }, index) =>
      versions.flatMap(({ fields }, nth) => textsOf(['origin', index, 'versions', nth, 'fields'], fields)),
    ),
    ...requests.flatMap(({ fields, by }, index) => [
      ...textsOf(['requests', index, 'fields'], fields),
      ...(by === undefined ? [] : [{ at: ['requests', index, 'by'], text: by }]),
    ]),
    ...misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: cacheTraceProblems,
  variantProblems: cacheTraceVariantProblems,

  points: ({ points }) => points,

  present: presentCacheTrace,

  readability: cacheTraceReadability,

  grade: gradeCacheTrace,

  solve: (part, scope) =>
    playedTrace(part, scope)
      .steps.map(({ outcome, ageS }, index) => {
        const age = outcome === 'cache' ? `, Age ${ageS}` : ''
        return `request ${index + 1}: ${cacheOutcomeWords[outcome]}${age}`
      })
      .join('; '),

  responseFrom: readWritten,

  cases: casesOf,
})

const textsOf = (at: PartPath, fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, text]) => ({ at: [...at, name], text }))

const answering = ({ kind }: CacheTracePart, rows: TraceRow[]): CacheTraceResponse => ({ kind, rows })

/** `solution`; `as some-misconception`; or changes to the solution, with semicolons between them: `3 = validated;
 * 4 = cache 20`, and `2 =` for nothing. */
function readWritten(part: CacheTracePart, text: string, scope: PartScope): CacheTraceResponse | null {
  const { steps, ideas } = playedTrace(part, scope)
  const rows = steps.map(rowOf)
  if (text.trim() === 'solution') return answering(part, rows)
  if (text.trim().startsWith('as ')) {
    const id = text.trim().slice(3)
    const idea = ideas.find((each) => each.id === id)
    if (!idea) throw new RangeError(`“${id}” is no misconception of “${part.id}”`)
    return areSameSteps(idea.steps, steps) ? null : answering(part, idea.steps.map(rowOf))
  }
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [number = '', value = ''] = change.split('=').map((side) => side.trim())
    const [word = '', age = ''] = value.split(/\s+/u)
    const index = Number(number) - 1
    const outcome = word === '' ? null : CacheOutcomeSchema.safeParse(word).data
    if (!rows[index]) throw new RangeError(`“${number}” is no request of “${part.id}”`)
    if (outcome === undefined) {
      throw new RangeError(`“${word}” is none of ${CacheOutcomeSchema.options.join(', ')}`)
    }
    rows[index] = { outcome, age }
  }
  return answering(part, rows)
}

function casesOf(part: CacheTracePart, scope: PartScope): PartCase[] {
  const { steps, ideas } = playedTrace(part, scope)
  const rows = steps.map(rowOf)
  const cases: PartCase[] = [
    { name: 'what the cache does', response: answering(part, rows), verdict: { passed: true } },
    { name: 'nothing said', response: answering(part, []), verdict: { passed: false, code: 'blank' } },
    {
      name: 'the last request left open',
      response: answering(part, rows.slice(0, -1)),
      verdict: { passed: false, code: rows.length === 1 ? 'blank' : 'wrong-cache-step' },
    },
  ]
  for (const { id, steps: played } of ideas) {
    // In this variant nothing comes of it.
    if (areSameSteps(played, steps)) continue
    cases.push({
      name: `“${id}”`,
      response: answering(part, played.map(rowOf)),
      verdict: { passed: false, code: 'misconception', misconception: id },
    })
  }
  return cases
}
