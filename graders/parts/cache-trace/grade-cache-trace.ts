import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { CacheTraceFeedback, CacheTraceRight } from '#graders/parts/cache-trace/cache-trace-feedback.ts'
import type { CacheTraceMismatch } from '#graders/parts/cache-trace/cache-trace-mismatch.ts'
import type { CacheTracePart } from '#graders/parts/cache-trace/cache-trace-part.ts'
import {
  type CacheTraceResponse,
  cacheOutcomeWords,
} from '#graders/parts/cache-trace/cache-trace-response.ts'
import { cacheTraceReadability } from '#graders/parts/cache-trace/live/cache-trace-readability.ts'
import { tellCacheStep } from '#graders/parts/cache-trace/live/tell-cache-step.ts'
import { playedTrace, rowOf, type TraceRow } from '#graders/parts/cache-trace/played-trace.ts'
import { tellWhatFollows } from '#graders/parts/cache-trace/tell-what-follows.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import type { CacheStep } from '#protocols/http-cache/play-cache-trace.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

type CacheTraceVerdict = Verdict<CacheTraceMismatch, CacheTraceFeedback, CacheTraceRight>

const nothing: TraceRow = { outcome: null, age: '' }

/** Judges what is said of each request, and tells of the first at which it parts from the cache. Null is blank. */
export function gradeCacheTrace(
  part: CacheTracePart,
  scope: PartScope,
  response: CacheTraceResponse | null,
): CacheTraceVerdict {
  const { steps, ideas } = playedTrace(part, scope)
  const readability = cacheTraceReadability({ requests: steps.map(() => ({ atS: 0, lines: [] })) }, response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  const rows = steps.map((_, index) => response.rows[index] ?? nothing)
  if (readability.is === 'unreadable') {
    const actual = response.rows.map(inWords).join('; ').slice(0, actualMax)
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const places = steps.map((step, index) => ({ step, index, row: rows[index] ?? nothing }))
  const first = places.find(({ step, row }) => !isOutcome(step, row) || !isAge(step, row))
  if (!first) return { outcome: { status: 'passed' }, score: 1 }

  const cells = places.flatMap(({ step, row }) => [
    isOutcome(step, row),
    ...(step.outcome === 'cache' ? [isOutcome(step, row) && isAge(step, row)] : []),
  ])
  const { step, row, index } = first
  const idea = ideas
    .filter((each) => isSame(each.steps[index], row))
    .map((each) => ({ ...each, fits: rows.filter((said, at) => isSame(each.steps[at], said)).length }))
    // Of several the one that explains most; of equals the author's first.
    .reduce<{ id: string; says: string; fits: number } | null>(
      (best, each) => (best === null || each.fits > best.fits ? each : best),
      null,
    )
  const actual = `request ${index + 1}: ${inWords(row)}`
  const following = tellWhatFollows(step, row.outcome)
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : { code: 'wrong-cache-step', request: index + 1, following, actual },
    },
    score: Math.round((cells.filter(Boolean).length / cells.length) * 100) / 100,
    feedback: {
      kind: part.kind,
      request: index,
      what: row.outcome === null ? 'open' : isOutcome(step, row) ? 'age' : 'outcome',
    },
    right: {
      kind: part.kind,
      rows: steps.map((each) => ({
        outcome: each.outcome,
        age: each.outcome === 'cache' ? each.ageS : null,
        because: tellCacheStep(each),
      })),
    },
  }
}

const isOutcome = (step: CacheStep, row: TraceRow) => row.outcome === step.outcome

/** Age counts of what comes from the cache; whole seconds, as the field has them. */
const isAge = (step: CacheStep, row: TraceRow) => {
  if (step.outcome !== 'cache') return true
  const read = readNumber(row.age)
  return read.ok && Math.abs(read.value - step.ageS) < 0.5
}

const isSame = (step: CacheStep | undefined, row: TraceRow) =>
  step !== undefined && isOutcome(step, row) && isAge(step, row)

/** Whether two caches do the same. */
export const areSameSteps = (some: readonly CacheStep[], others: readonly CacheStep[]): boolean =>
  some.every((step, index) => isSame(others[index], rowOf(step)))

const actualMax = 1_000

const inWords = ({ outcome, age }: TraceRow) =>
  outcome === null
    ? 'nothing'
    : outcome === 'cache'
      ? `${cacheOutcomeWords.cache}, Age ${age.trim() || '?'}`
      : cacheOutcomeWords[outcome]

const failed = (mismatch: CommonMismatch | CacheTraceMismatch): CacheTraceVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
