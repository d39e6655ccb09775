import {
  CookieTraceFeedbackSchema,
  CookieTraceRightSchema,
} from '#graders/parts/cookie-trace/cookie-trace-feedback.ts'
import {
  cookieTraceMismatches,
  explainCookieTrace,
} from '#graders/parts/cookie-trace/cookie-trace-mismatch.ts'
import { type CookieTracePart, CookieTracePartSchema } from '#graders/parts/cookie-trace/cookie-trace-part.ts'
import {
  cookieTraceProblems,
  cookieTraceVariantProblems,
} from '#graders/parts/cookie-trace/cookie-trace-problems.ts'
import {
  type CookieTraceResponse,
  CookieTraceResponseSchema,
} from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import { gradeCookieTrace } from '#graders/parts/cookie-trace/grade-cookie-trace.ts'
import { cookieTraceReadability } from '#graders/parts/cookie-trace/live/cookie-trace-readability.ts'
import { areSameSets, playedCookies } from '#graders/parts/cookie-trace/played-cookies.ts'
import type { PresentedCookieTrace } from '#graders/parts/cookie-trace/presented-cookie-trace.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'

export const cookieTraceKind = answeredKind('cookie-trace', {
  part: CookieTracePartSchema,
  response: CookieTraceResponseSchema,
  feedback: CookieTraceFeedbackSchema,
  right: CookieTraceRightSchema,
  mismatches: cookieTraceMismatches,
  explain: explainCookieTrace,

  claims: ({ requests }) =>
    requests.map(({ at }, index) => ({
      at: ['requests', index, 'at'],
      source: at,
      dimensions: [getUnit('s').dimension],
    })),

  texts: ({ ask, requests, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...requests.flatMap(({ sets }, index) =>
      sets.map((text, nth) => ({ at: ['requests', index, 'sets', nth], text })),
    ),
    ...misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: cookieTraceProblems,
  variantProblems: cookieTraceVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedCookieTrace {
    const { id, kind, ask, points } = part
    const { requests, cookies } = playedCookies(part, scope)
    return {
      id,
      kind,
      ask: scope.fill(ask),
      points,
      requests: requests.map(({ atS, says, sets, offered }) => ({ atS, says, sets, offered })),
      cookies,
    }
  },

  readability: cookieTraceReadability,

  grade: gradeCookieTrace,

  solve(part, scope) {
    const { requests, cookies, sent } = playedCookies(part, scope)
    return requests
      .flatMap(({ offered }, index) => {
        if (offered.length === 0) return []
        return [`request ${index + 1}: ${sent[index]?.map((place) => cookies[place]).join(', ') || 'none'}`]
      })
      .join('; ')
  },

  responseFrom: readWritten,

  cases: casesOf,
})

type Rows = CookieTraceResponse['rows']

const answering = ({ kind }: CookieTracePart, rows: Rows): CookieTraceResponse => ({ kind, rows })

const rowsFrom = (part: CookieTracePart, scope: PartScope, sent: readonly (readonly number[])[]): Rows =>
  playedCookies(part, scope).requests.map(({ offered }, index) =>
    offered.length === 0 ? null : [...(sent[index] ?? [])],
  )

/** `solution`; `as some-misconception`; or changes to the solution, with semicolons between them: `3 = sid, lang`, by
 * the names of cookies, `4 = none`, and `5 =` for nothing said. */
function readWritten(part: CookieTracePart, text: string, scope: PartScope): CookieTraceResponse | null {
  const { cookies, sent, ideas } = playedCookies(part, scope)
  const rows = rowsFrom(part, scope, sent)
  if (text.trim() === 'solution') return answering(part, rows)
  if (text.trim().startsWith('as ')) {
    const id = text.trim().slice(3)
    const idea = ideas.find((each) => each.id === id)
    if (!idea) throw new RangeError(`“${id}” is no misconception of “${part.id}”`)
    return areSameSets(idea.sent, sent) ? null : answering(part, rowsFrom(part, scope, idea.sent))
  }
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [number = '', value = ''] = change.split('=').map((side) => side.trim())
    const index = Number(number) - 1
    if (rows[index] === undefined) throw new RangeError(`“${number}” is no request of “${part.id}”`)
    const names = value.split(/[\s,]+/u).filter((name) => name !== '' && name !== 'none')
    const places = names.map((name) => {
      const place = cookies.findLastIndex((pair) => pair.startsWith(`${name}=`))
      if (place < 0) throw new RangeError(`“${name}” is no cookie of “${part.id}”`)
      return place
    })
    rows[index] = value === '' ? null : places
  }
  return answering(part, rows)
}

function casesOf(part: CookieTracePart, scope: PartScope): PartCase[] {
  const { sent, ideas } = playedCookies(part, scope)
  const rows = rowsFrom(part, scope, sent)
  const last = rows.findLastIndex((row) => row !== null)
  const asked = rows.filter((row) => row !== null).length
  const cases: PartCase[] = [
    { name: 'what the browser sends', response: answering(part, rows), verdict: { passed: true } },
    { name: 'nothing said', response: answering(part, []), verdict: { passed: false, code: 'blank' } },
    {
      name: 'the last request left open',
      response: answering(part, rows.with(last, null)),
      verdict: { passed: false, code: asked === 1 ? 'blank' : 'wrong-cookies' },
    },
  ]
  for (const idea of ideas) {
    // In this variant nothing comes of it.
    if (areSameSets(idea.sent, sent)) continue
    cases.push({
      name: `“${idea.id}”`,
      response: answering(part, rowsFrom(part, scope, idea.sent)),
      verdict: { passed: false, code: 'misconception', misconception: idea.id },
    })
  }
  return cases
}
