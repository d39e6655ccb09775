// Cells made ahead of time, so that nobody waits for one to boot.
//
// How this works: `ready` holds promises of cells that are booting or waiting. Taking one starts its successor, so
// there are never more than `size` unused. A cell serves one submission and is closed by who took it, never given
// back. A cell that dies while it waits is replaced when its turn comes, by one that boots then.

import type { RunningCell } from '#graders/sandbox/host/start-cell.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'

const sizeMax = 16

export class WarmCells {
  readonly #size: number
  readonly #ready: Promise<WaitingCell | null>[] = []
  #closed = false

  /** `size` is how many cells wait at most, 1 to 16: each takes about 40 MB. Boots the first ones at once. */
  constructor(size: number) {
    if (!Number.isInteger(size) || size < 1 || size > sizeMax)
      throw new RangeError(`1 to ${sizeMax} warm cells, not ${size}`)
    this.#size = size
    this.#fill()
  }

  /** A cell that answers, at best at once. The caller closes it. Throws SandboxUnavailable, with the reason as it is now. */
  async take(): Promise<RunningCell> {
    if (this.#closed) throw new Error('the warm cells are closed')
    const waiting = await (this.#ready.shift() ?? null)
    this.#fill()
    if (waiting !== null && !waiting.ended) return waiting.cell
    await waiting?.cell.close()
    return openCell()
  }

  /** Closes every unused cell, those still booting included. */
  async close(): Promise<void> {
    this.#closed = true
    const unused = await Promise.all(this.#ready.splice(0))
    await Promise.all(unused.flatMap((waiting) => (waiting === null ? [] : [waiting.cell.close()])))
  }

  #fill(): void {
    while (!this.#closed && this.#ready.length < this.#size) this.#ready.push(bootCell())
  }
}

interface WaitingCell {
  cell: RunningCell
  ended: boolean
}

/** Null when it could not be opened: whoever comes for it tries again, and then hears why. */
async function bootCell(): Promise<WaitingCell | null> {
  try {
    const waiting = { cell: await openCell(), ended: false }
    void markEnded(waiting)
    return waiting
  } catch {
    return null
  }
}

async function markEnded(waiting: WaitingCell): Promise<void> {
  await waiting.cell.ended
  waiting.ended = true
}
