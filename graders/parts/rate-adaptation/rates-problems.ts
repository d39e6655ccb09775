// What an author can get wrong in a part about qualities.
import type { PartPath, PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { gradeRates, sameChoice } from '#graders/parts/rate-adaptation/grade-rates.ts'
import type { RatesPart } from '#graders/parts/rate-adaptation/rates-part.ts'
import { chosenByIdeas, findBest, readRates } from '#graders/parts/rate-adaptation/read-rates.ts'

export function ratesProblems(part: RatesPart): PartProblem[] {
  const problems: PartProblem[] = []
  for (const list of ['qualities', 'misconceptions'] as const) {
    const ids = part[list].map(({ id }) => id)
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) {
        problems.push({ at: [list, index, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' })
      }
    }
  }
  for (const [index, period] of part.network.entries()) {
    const isLast = index === part.network.length - 1
    if (isLast === (period.for === undefined)) continue
    problems.push({
      at: ['network', index, 'for'],
      says: isLast ? 'The last period lasts for ever.' : 'It does not say how long it lasts.',
      fix: isLast ? 'Leave out its for.' : 'Add for, or make it the last one.',
    })
  }
  if (part.startAfter > part.weights.length) {
    const says = 'The picture would never start: there are fewer segments.'
    problems.push({ at: ['startAfter'], says, fix: 'Write a smaller number.' })
  }
  return problems
}

/** In one variant: something has to be possible, and each wrong idea has to be wrong and told apart. */
export function ratesVariantProblems(part: RatesPart, scope: PartScope): PartProblem[] {
  const { stream } = readRates(part, scope)
  const { network, qualities, segmentSeconds, bufferSeconds, startAfter } = stream
  const problems: PartProblem[] = []
  const problem = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
  for (const [index, { rate, seconds }] of network.entries()) {
    if (!(rate > 0 && seconds > 0))
      problem(['network', index], 'It is not more than 0.', 'Change the formula.')
  }
  for (const [index, rate] of qualities.entries()) {
    if (!(rate > (qualities[index - 1] ?? 0))) {
      problem(
        ['qualities', index, 'rate'],
        'It is not higher than the one before.',
        'Write the lowest first.',
      )
    }
  }
  if (!(segmentSeconds > 0)) problem(['segment'], 'It is not more than 0.', 'Change the formula.')
  if (bufferSeconds !== null && bufferSeconds < (startAfter + 1) * segmentSeconds) {
    problem(['buffer'], 'Nothing could be fetched ahead.', 'It has to hold a segment more than startAfter.')
  }
  if (problems.length > 0) return problems
  try {
    if (findBest(part, scope) === null) {
      problem([], 'No choice of qualities keeps the limits.', 'Allow a later start, or a lower quality.')
      return problems
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problem(['weights'], error.message, 'Use fewer segments or qualities.')
    return problems
  }
  const ideas = chosenByIdeas(part, scope)
  for (const [index, { id, chosen }] of ideas.entries()) {
    const at = ['misconceptions', index]
    const twin = ideas.slice(0, index).find((each) => sameChoice(each.chosen, chosen))
    const { outcome } = gradeRates(part, scope, { kind: part.kind, chosen })
    if (twin) problem(at, `“${id}” chooses the same as “${twin.id}”.`, 'Change the network, or remove one.')
    else if (outcome.status === 'passed') {
      problem(at, `What “${id}” chooses keeps all limits.`, 'Change the network, or the share.')
    }
  }
  return problems
}
