import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { ratesReadability } from '#graders/parts/rate-adaptation/live/rates-readability.ts'
import { presentRates } from '#graders/parts/rate-adaptation/present-rates.ts'
import type { RatesFeedback, RatesRight } from '#graders/parts/rate-adaptation/rates-feedback.ts'
import type { RatesMismatch } from '#graders/parts/rate-adaptation/rates-mismatch.ts'
import type { RatesPart } from '#graders/parts/rate-adaptation/rates-part.ts'
import type { RatesResponse } from '#graders/parts/rate-adaptation/rates-response.ts'
import { chosenByIdeas, getBest, readRates } from '#graders/parts/rate-adaptation/read-rates.ts'
import { unmetDemands } from '#graders/parts/rate-adaptation/unmet-demands.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'

type RatesVerdict = Verdict<RatesMismatch, RatesFeedback, RatesRight>

/**
 * Plays what was chosen. A picture that starts late or stands still earns nothing; one that plays a quarter, and three
 * quarters where it is good enough and only changes too often.
 */
export function gradeRates(part: RatesPart, scope: PartScope, response: RatesResponse | null): RatesVerdict {
  const readable = ratesReadability(presentRates(part, scope), response)
  if (response === null || readable.is === 'blank') return failed({ code: 'blank' })
  const actual = tellChosen(part, response.chosen)
  if (readable.is === 'unreadable') {
    return failed({ code: 'unreadable', actual, problem: readable.says, where: { stream: 'response' } })
  }
  const { stream, limits } = readRates(part, scope)
  const best = getBest(part, scope)
  const chosen = response.chosen.map((quality) => quality ?? 0)
  const unmet = unmetDemands(playStream(stream, chosen), stream, limits, best.meanRate * part.share)
  const [first] = unmet
  if (!first) return { outcome: { status: 'passed' }, score: 1 }
  const idea = chosenByIdeas(part, scope).find((each) => sameChoice(each.chosen, chosen))
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: idea.says, actual }
        : { code: 'demand-not-kept', demand: first.demand, follows: first.says, actual },
    },
    score: scoreWithout(unmet),
    feedback: { kind: part.kind, unmet },
    right: { kind: part.kind, ...best },
  }
}

function scoreWithout(unmet: RatesFeedback['unmet']): number {
  if (unmet.some(({ demand }) => demand === 'start' || demand === 'no-stall')) return 0
  return unmet.some(({ demand }) => demand === 'mean-rate') ? 0.25 : 0.75
}

export const sameChoice = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((quality, at) => quality === b[at])

/** "480p, 480p, 720p". */
export const tellChosen = ({ qualities }: RatesPart, chosen: readonly (number | null)[]): string =>
  chosen.map((quality) => (quality === null ? 'open' : (qualities[quality]?.id ?? quality))).join(', ')

const failed = (mismatch: CommonMismatch): RatesVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
