// What ./roundtrip test says of each check of a lab: whom it caught, how often right solutions passed it, and how long
// their programs ran in it.
import type { RunLog } from '#graders/labs/contract/run-log.ts'
import { bad } from './describe-report.ts'

interface Row {
  caught: string[]
  ran: number
  passed: number
  /** Of right solutions. */
  wallMs: number[]
}

export class LabTally {
  readonly #rows: Map<string, Row>

  /** @param ids of all checks, in their order */
  constructor(ids: readonly string[]) {
    this.#rows = new Map(ids.map((id) => [id, { caught: [], ran: 0, passed: 0, wallMs: [] }]))
  }

  add(solution: string, { checks }: Pick<RunLog, 'checks'>): void {
    const isRight = solution.startsWith('right')
    for (const { id, outcome, usage } of checks) {
      const row = this.#rows.get(id)
      if (row === undefined) continue
      if (!isRight) {
        if (outcome?.status === 'failed' && !row.caught.includes(solution)) row.caught.push(solution)
        continue
      }
      row.ran += 1
      if (outcome?.status === 'passed') row.passed += 1
      if (usage !== null) row.wallMs.push(usage.wallMs)
    }
  }

  describe(): string {
    const width = Math.max(5, ...[...this.#rows.keys()].map((id) => id.length))
    const lines = [...this.#rows].map(([id, { caught, ran, passed, wallMs }]) => {
      const agreed = `${passed} of ${ran}`.padStart(8)
      const time = `${seconds(median(wallMs))} s`.padStart(8)
      const most = `${seconds(Math.max(0, ...wallMs))} s`.padStart(8)
      const catches = caught.length === 0 ? bad('nothing') : caught.toSorted().join(', ')
      return `  ${id.padEnd(width)}  ${passed === ran ? agreed : bad(agreed)}  ${time} ${most}  ${catches}`
    })
    const head = `  ${'check'.padEnd(width)}  ${'right'.padStart(8)}  ${'median'.padStart(8)} ${'longest'.padStart(8)}  catches`
    return `\n${[head, ...lines].join('\n')}\n\n`
  }
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1)

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
