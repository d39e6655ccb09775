import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { gradeRates, tellChosen } from '#graders/parts/rate-adaptation/grade-rates.ts'
import { ratesReadability } from '#graders/parts/rate-adaptation/live/rates-readability.ts'
import { tellRate } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import { presentRates } from '#graders/parts/rate-adaptation/present-rates.ts'
import { RatesFeedbackSchema, RatesRightSchema } from '#graders/parts/rate-adaptation/rates-feedback.ts'
import { explainRates, ratesMismatches } from '#graders/parts/rate-adaptation/rates-mismatch.ts'
import { type RatesPart, RatesPartSchema } from '#graders/parts/rate-adaptation/rates-part.ts'
import { ratesProblems, ratesVariantProblems } from '#graders/parts/rate-adaptation/rates-problems.ts'
import { type RatesResponse, RatesResponseSchema } from '#graders/parts/rate-adaptation/rates-response.ts'
import { chosenByIdeas, getBest, readRates } from '#graders/parts/rate-adaptation/read-rates.ts'
import { textsIn } from '#graders/parts/texts-within.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import { chooseAs, choosers } from '#protocols/streaming/choose-as.ts'

const kind = 'rate-adaptation'

export const rateAdaptationKind = answeredKind(kind, {
  part: RatesPartSchema,
  response: RatesResponseSchema,
  feedback: RatesFeedbackSchema,
  right: RatesRightSchema,
  mismatches: ratesMismatches,
  explain: explainRates,
  found: ({ demand }) => ({ requirement: demand }),

  claims(part) {
    const rates = [dimensions.rate]
    const times = [dimensions.time]
    const some = (at: (string | number)[], source: string | undefined) =>
      source === undefined ? [] : [{ at, source, dimensions: times }]
    return [
      ...part.network.flatMap((period, index) => [
        { at: ['network', index, 'rate'], source: period.rate, dimensions: rates },
        ...some(['network', index, 'for'], period.for),
      ]),
      ...part.qualities.map(({ rate }, index) => ({
        at: ['qualities', index, 'rate'],
        source: rate,
        dimensions: rates,
      })),
      ...some(['segment'], part.segment),
      ...some(['startWithin'], part.startWithin),
      ...some(['buffer'], part.buffer),
    ]
  },

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: ratesProblems,
  variantProblems: ratesVariantProblems,

  points: ({ points }) => points,

  present: presentRates,

  readability: ratesReadability,

  grade: gradeRates,

  solve(part, scope) {
    const { chosen, meanRate } = getBest(part, scope)
    return `${tellChosen(part, chosen)} (mean ${tellRate(meanRate)})`
  },

  responseFrom: readWritten,

  cases(part, scope) {
    const { chosen } = getBest(part, scope)
    return [
      made('the best choice', chosen, { passed: true }),
      made('no choice', [], { passed: false, code: 'blank' }),
      made('the last one open', [...chosen.slice(0, -1), null], { passed: false, code: 'unreadable' }),
      ...chosenByIdeas(part, scope).map((idea) =>
        made(`“${idea.id}”`, idea.chosen, { passed: false, code: 'misconception', misconception: idea.id }),
      ),
    ]
  },
})

const made = (name: string, chosen: (number | null)[], verdict: PartCase['verdict']): PartCase => ({
  name,
  response: { kind, chosen },
  verdict,
})

/** `solution`; `as highest`, what such a client chooses; `all 480p`; or a quality for each segment: `480p 720p 480p`. */
function readWritten(part: RatesPart, text: string, scope: PartScope): RatesResponse {
  const { stream } = readRates(part, scope)
  const words = text.trim().split(/[\s,]+/u)
  if (text.trim() === 'solution') return { kind, chosen: getBest(part, scope).chosen }
  const chooser = choosers.find((each) => text.trim() === `as ${each}`)
  if (chooser) return { kind, chosen: chooseAs(chooser, stream) }
  const [first, second] = words
  const named = first === 'all' ? stream.weights.map(() => second ?? '') : words
  if (named.length !== stream.weights.length) {
    throw new RangeError(
      `“${part.id}” has ${stream.weights.length} segments, and “${text}” names ${named.length}`,
    )
  }
  const chosen = named.map((name) => {
    const quality = part.qualities.findIndex(({ id }) => id === name)
    if (quality < 0) throw new RangeError(`“${name}” is no quality of “${part.id}”`)
    return quality
  })
  return { kind, chosen }
}
