// The host's side of the plain runner: programs into one cell, reports out. For the self-test, the hostile suite
// and the benchmark.

import {
  type ProgramOrder,
  type ProgramReport,
  ProgramReportSchema,
} from '#graders/sandbox/cell/program-order.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { type StartCellOptions, startCell } from '#graders/sandbox/host/start-cell.ts'

export class ProgramCell {
  readonly #cell: Cell
  readonly #waiting = new Map<string, (report: ProgramReport) => void>()
  readonly #over: Promise<never>

  private constructor(cell: Cell) {
    this.#cell = cell
    this.#over = this.#deliver()
    this.#over.catch(() => {})
  }

  static async open(options: Pick<StartCellOptions, 'groups'> = {}): Promise<ProgramCell> {
    return new ProgramCell(await startCell({ ...options, entry: 'graders/sandbox/cell/run-programs.ts' }))
  }

  /** Runs one program in a jail of its own; several may run at once. Rejects when the cell ends first. */
  run(order: ProgramOrder): Promise<ProgramReport> {
    const reported = new Promise<ProgramReport>((resolve) => this.#waiting.set(order.id, resolve))
    this.#cell.send(order)
    return Promise.race([reported, this.#over])
  }

  close(): Promise<void> {
    return this.#cell.close()
  }

  async #deliver(): Promise<never> {
    for await (const line of this.#cell.lines) {
      const report = ProgramReportSchema.parse(JSON.parse(line))
      this.#waiting.get(report.id)?.(report)
      this.#waiting.delete(report.id)
    }
    throw new Error(`the cell ended: ${this.#cell.log()}`)
  }
}
