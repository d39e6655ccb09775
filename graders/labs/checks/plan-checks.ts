// Which checks run, in which order, from a lab's visible and hidden ones.

import { GraderFault } from '#graders/labs/board/check-failure.ts'
import type { Check } from '#graders/labs/checks/check.ts'
import type { CheckPlan } from '#graders/labs/contract/run-protocol.ts'

export interface PlannedCheck {
  check: Check
  plan: CheckPlan
}

/**
 * @param only ids to run; what they need runs as well
 * @throws GraderFault when the lab itself is wrong: an id given twice, a need that comes later, an unknown id
 */
export function planChecks(
  visible: readonly Check[],
  hidden: readonly Check[],
  only?: readonly string[],
): PlannedCheck[] {
  const all = [...visible, ...hidden]
  const known = new Set<string>()
  for (const check of all) {
    if (known.has(check.id)) throw wrongLab(`two checks are called ${check.id}`)
    for (const need of check.needs ?? []) {
      if (!known.has(need.id)) throw wrongLab(`${check.id} needs ${need.id}, which does not come before it`)
    }
    known.add(check.id)
  }
  const unknown = only?.find((id) => !known.has(id))
  if (unknown !== undefined)
    throw wrongLab(`there is no check called ${unknown}; the checks are ${[...known].join(', ')}`)
  const wanted = only === undefined ? known : withNeeds(all, only)
  const hiddenIds = new Set(hidden.map(({ id }) => id))
  return all
    .filter(({ id }) => wanted.has(id))
    .map((check) => ({
      check,
      plan: {
        id: check.id,
        says: check.says,
        tier: check.tier,
        points: check.points,
        hidden: hiddenIds.has(check.id),
      },
    }))
}

function withNeeds(all: readonly Check[], only: readonly string[]): Set<string> {
  const wanted = new Set(only)
  // Needs come before what needs them, so one pass from the end finds all.
  for (const check of all.toReversed()) {
    if (wanted.has(check.id)) for (const need of check.needs ?? []) wanted.add(need.id)
  }
  return wanted
}

const wrongLab = (because: string) =>
  new GraderFault({ code: 'grader-crashed', because: `The lab cannot run: ${because}.` })
