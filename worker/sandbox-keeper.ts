// What this worker knows of its sandbox, and the way to a cell.
//
// How this works. The sandbox is probed at the start. While it holds, a cell waits ready for the next program. When it
// is unavailable, or a cell could not be opened, it is probed again: for everybody who wants a cell (though not twice
// a second), and every half minute. So a repaired sandbox is picked up by itself, and a broken one answers each
// program with the reason as it is now.
import type { Cell, SandboxStatus } from '#graders/sandbox/contract.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import { WarmCells } from '#graders/sandbox/warm-cells.ts'

const probeAgainMs = 30_000
const freshMs = 1_000

export class SandboxKeeper {
  readonly #warm: number
  readonly #onHolds: () => void
  #status: SandboxStatus
  #probedAtMs: number
  #probing: Promise<SandboxStatus> | null = null
  #cells: WarmCells | null = null

  private constructor(status: SandboxStatus, warm: number, onHolds: () => void) {
    this.#warm = warm
    this.#onHolds = onHolds
    this.#status = status
    this.#probedAtMs = performance.now()
    this.#warmUp()
  }

  /**
   * @param warm cells kept ready, at least 1
   * @param onHolds called when the sandbox is found to hold: at the start, and whenever it was repaired
   */
  static async start(warm: number, onHolds: () => void): Promise<SandboxKeeper> {
    return new SandboxKeeper(await probeSandbox(), warm, onHolds)
  }

  get status(): SandboxStatus {
    return this.#status
  }

  /** A cell for one program; the caller closes it. Throws SandboxUnavailable. */
  async takeCell(): Promise<Cell> {
    if (this.#cells === null) await this.probeAgain(freshMs)
    if (this.#cells === null) throw unavailable(this.#status)
    try {
      return await this.#cells.take()
    } catch (error) {
      await this.#dropCells()
      await this.probeAgain(0)
      throw error
    }
  }

  /** Probes again, when the sandbox is not known to hold and the last probe is older than `olderThanMs`. */
  async probeAgain(olderThanMs: number = probeAgainMs): Promise<void> {
    if (this.#cells !== null || performance.now() - this.#probedAtMs < olderThanMs) return
    const probing = (this.#probing ??= probeSandbox())
    this.#status = await probing
    if (this.#probing !== probing) return
    this.#probing = null
    this.#probedAtMs = performance.now()
    this.#warmUp()
  }

  /** Closes the cells that wait. */
  async close(): Promise<void> {
    await this.#dropCells()
  }

  #warmUp(): void {
    if (!this.#status.available) return
    this.#cells = new WarmCells(this.#warm)
    this.#onHolds()
  }

  async #dropCells(): Promise<void> {
    const cells = this.#cells
    this.#cells = null
    await cells?.close()
  }
}

function unavailable(status: SandboxStatus): SandboxUnavailable {
  return status.available
    ? new SandboxUnavailable('no cell could be opened a moment ago')
    : new SandboxUnavailable(status.because, status.remedy)
}
