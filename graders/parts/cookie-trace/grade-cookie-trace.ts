import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type {
  CookieTraceFeedback,
  CookieTraceRight,
} from '#graders/parts/cookie-trace/cookie-trace-feedback.ts'
import type { CookieTraceMismatch } from '#graders/parts/cookie-trace/cookie-trace-mismatch.ts'
import type { CookieTracePart } from '#graders/parts/cookie-trace/cookie-trace-part.ts'
import type { CookieTraceResponse } from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import { cookieTraceReadability } from '#graders/parts/cookie-trace/live/cookie-trace-readability.ts'
import { isSameSet, playedCookies } from '#graders/parts/cookie-trace/played-cookies.ts'
import { askWhy, fateOf, whyLeft } from '#graders/parts/cookie-trace/tell-cookies.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type CookieTraceVerdict = Verdict<CookieTraceMismatch, CookieTraceFeedback, CookieTraceRight>

/** Judges what goes with each request as a set. Null is blank. */
export function gradeCookieTrace(
  part: CookieTracePart,
  scope: PartScope,
  response: CookieTraceResponse | null,
): CookieTraceVerdict {
  const { requests, cookies, steps, sent, ideas } = playedCookies(part, scope)
  const readability = cookieTraceReadability({ requests }, response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = JSON.stringify(response.rows).slice(0, actualMax)
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const asked = requests.flatMap((request, index) => {
    if (request.offered.length === 0) return []
    const said = response.rows[index] ?? null
    return [{ request, index, said, right: sent[index] ?? [], isRight: isSameSet(sent[index] ?? [], said) }]
  })
  const wrong = asked.filter(({ isRight, said }) => !isRight && said !== null)
  const right = asked.filter(({ isRight }) => isRight).length
  if (right === asked.length) return { outcome: { status: 'passed' }, score: 1 }

  const why = (place: number, index: number) => {
    const [pair, request] = [cookies[place] ?? '', requests[index]]
    const { cookie, refusal } = fateOf(pair, index, requests, steps)
    return { pair, why: request ? whyLeft(cookie, refusal, request) : '' }
  }
  const named = ideas
    .map((idea) => ({
      ...idea,
      at: wrong.find(({ index, said }) => isSameSet(idea.sent[index] ?? [], said)),
      fits: asked.filter(({ index, said }) => isSameSet(idea.sent[index] ?? [], said)).length,
    }))
    .filter(({ at }) => at !== undefined)
    // Of several the one that explains most; of equals the author's first.
    .toSorted((a, b) => b.fits - a.fits)[0]
  const inWords = ({ index, said }: (typeof asked)[number]) =>
    `request ${index + 1}: ${said?.map((place) => cookies[place]).join(', ') || 'none'}`
  const actual = (wrong.map(inWords).join('; ') || 'nothing').slice(0, actualMax)
  return {
    outcome: {
      status: 'failed',
      mismatch: named?.at
        ? { code: 'misconception', id: named.id, says: scope.fill(named.says), actual: inWords(named.at) }
        : {
            code: 'wrong-cookies',
            wrong: wrong.length,
            open: asked.length - right - wrong.length,
            of: asked.length,
            actual,
          },
    },
    score: Math.round((right / asked.length) * 100) / 100,
    feedback: {
      kind: part.kind,
      wrong: wrong.map(({ index, said, right: set }) => {
        const extra = said?.find((place) => !set.includes(place))
        if (extra === undefined)
          return { request: index, says: 'What is ticked goes along, and something else as well.' }
        const { pair, why: reason } = why(extra, index)
        return { request: index, says: askWhy(pair, reason) }
      }),
    },
    right: {
      kind: part.kind,
      rows: asked.map(({ request, index, right: set }) => ({
        request: index,
        sent: set.map((place) => cookies[place] ?? ''),
        left: request.offered
          .filter((place) => !set.includes(place))
          .map((place) => {
            const { pair, why: reason } = why(place, index)
            return `${pair} ${reason}.`
          }),
      })),
    },
  }
}

const actualMax = 1_000

const failed = (mismatch: CommonMismatch): CookieTraceVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
