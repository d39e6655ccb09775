import { hideFromStudent } from '#graders/labs/contract/hide-from-student.ts'
import { type LabEvent, LabEventSchema } from '#graders/labs/contract/run-protocol.ts'
import { database } from '#server/database/client.ts'

/** Whether a check is one of a run's visible ones: none is before there is a plan. */
export async function isVisibleCheck(runId: string, check: string): Promise<boolean> {
  const started = await database.gradingEvent.findFirst({
    where: { runId, payload: { path: ['type'], equals: 'run-started' } },
    orderBy: { sequence: 'desc' },
  })
  const plan = started === null ? null : LabEventSchema.parse(started.payload)
  return plan?.type === 'run-started' && plan.checks.some(({ id, hidden }) => id === check && !hidden)
}

/** Strips a run's events, in order, of what hidden checks saw. Which those are stands in each try's `run-started`. */
export class HiddenChecks {
  #hidden: ReadonlySet<string> = new Set()

  /** For reading on after event `after`: the browser may have had the `run-started` before. */
  static async load(runId: string, after: number): Promise<HiddenChecks> {
    const checks = new HiddenChecks()
    const started = await database.gradingEvent.findFirst({
      where: { runId, sequence: { lte: after }, payload: { path: ['type'], equals: 'run-started' } },
      orderBy: { sequence: 'desc' },
    })
    if (started !== null) checks.hide(LabEventSchema.parse(started.payload))
    return checks
  }

  /** The event as the student may see it, or null. */
  hide(event: LabEvent): LabEvent | null {
    if (event.type === 'run-started') {
      this.#hidden = new Set(event.checks.filter(({ hidden }) => hidden).map(({ id }) => id))
    }
    return hideFromStudent(event, this.#hidden)
  }
}
