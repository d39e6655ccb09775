// What an author can get wrong in a timeline part that shows once its numbers are drawn.
import type { PartPath, PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { compareEvents } from '#graders/parts/timeline/compare-events.ts'
import {
  drawnByMisconception,
  messagesMax,
  readTimelinePart,
} from '#graders/parts/timeline/read-timeline-part.ts'
import type { TimelinePart } from '#graders/parts/timeline/timeline-part.ts'

export function timelineProblems(part: TimelinePart, scope: PartScope): PartProblem[] {
  const { messages, solution, toleranceMs, quantities } = readTimelinePart(part, scope)
  if (messages.length === 0 || messages.length > messagesMax) {
    const says = `The diagram of “${part.id}” has ${messages.length} messages.`
    return [{ at: ['inputs'], says, fix: `It must have from 1 to ${messagesMax}.` }]
  }
  const problems: PartProblem[] = []
  const shortest = Math.min(...solution.map(({ leavesMs, arrivesMs }) => arrivesMs - leavesMs))
  if (!(toleranceMs >= 0 && toleranceMs < shortest / 4)) {
    const says = `The tolerance of ${toleranceMs} ms is not small beside ${shortest} ms, a message's time.`
    problems.push({ at: ['tolerance'], says, fix: 'Make it smaller, or the times longer.' })
  }
  for (const { name, ms } of quantities) {
    if (ms > 0 && ms < 1e9) continue
    problems.push({
      at: ['quantities', name],
      says: `“${name}” is ${ms} ms.`,
      fix: 'It must be longer than 0.',
    })
  }
  for (const label of part.distractors) {
    if (!messages.some((message) => message.label === label)) continue
    const says = `“${label}” is a message of the right diagram.`
    problems.push({ at: ['distractors'], says, fix: 'Only labels that do not belong there.' })
  }
  return [...problems, ...misconceptionProblems(part, scope, solution, toleranceMs)]
}

function misconceptionProblems(
  part: TimelinePart,
  scope: PartScope,
  solution: Parameters<typeof compareEvents>[1],
  toleranceMs: number,
): PartProblem[] {
  const problems: PartProblem[] = []
  const taken = [{ name: 'the solution', events: solution }]
  for (const [index, misconception] of part.misconceptions.entries()) {
    const at: PartPath = ['misconceptions', index]
    try {
      const [drawn] = drawnByMisconception({ ...part, misconceptions: [misconception] }, scope)
      const events = drawn?.events ?? []
      for (const other of taken) {
        const { firstMissing, firstStray } = compareEvents(events, other.events, toleranceMs)
        if (firstMissing !== null || firstStray !== null) continue
        const says = `What “${misconception.id}” draws is the same as ${other.name}.`
        problems.push({ at, says, fix: 'Change what it draws, or require numbers that keep them apart.' })
      }
      taken.push({ name: `what “${misconception.id}” draws`, events })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push({ at: [...at, 'changes'], says: `${error.message}.`, fix: 'Correct the changes.' })
    }
  }
  return problems
}
