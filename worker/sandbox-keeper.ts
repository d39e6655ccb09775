// What this worker knows of its sandbox, and the way to a cell.
//
// How this works. The sandbox is probed at the start, again whenever somebody wants a cell from one that was
// unavailable a second ago, and every half minute while it is unavailable. So a repaired sandbox is picked up by
// itself, and a broken one answers each program with the reason as it is now.
import type { Cell, SandboxStatus } from '#graders/sandbox/contract.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'
import { probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'

const probeAgainMs = 30_000
const freshMs = 1_000

export class SandboxKeeper {
  #status: SandboxStatus
  #probedAtMs = 0
  #probing: Promise<SandboxStatus> | null = null

  private constructor(status: SandboxStatus) {
    this.#status = status
    this.#probedAtMs = performance.now()
  }

  static async start(): Promise<SandboxKeeper> {
    return new SandboxKeeper(await probeSandbox())
  }

  get status(): SandboxStatus {
    return this.#status
  }

  /** A cell for one program. Throws SandboxUnavailable. */
  async takeCell(): Promise<Cell> {
    if (!this.#status.available) await this.probeAgain(freshMs)
    if (!this.#status.available) throw new SandboxUnavailable(this.#status.because, this.#status.remedy)
    return openCell()
  }

  /** Probes an unavailable sandbox again, when the last probe is older than `olderThanMs`. */
  async probeAgain(olderThanMs: number = probeAgainMs): Promise<void> {
    if (this.#status.available || performance.now() - this.#probedAtMs < olderThanMs) return
    const probing = (this.#probing ??= probeSandbox())
    this.#status = await probing
    this.#probing = null
    this.#probedAtMs = performance.now()
  }
}
