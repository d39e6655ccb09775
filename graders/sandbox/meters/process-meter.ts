import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'
import { CpuLedger } from '#graders/sandbox/meters/cpu-ledger.ts'
import type { JailMeter, JailSample } from '#graders/sandbox/meters/jail-meter.ts'
import { cheapMemoryBytes, exactMemoryBytes } from '#graders/sandbox/meters/process-memory.ts'
import { processesBelow } from '#graders/sandbox/meters/process-tree.ts'
import { socketMemoryBytes } from '#graders/sandbox/meters/socket-memory.ts'

/** Looks that cost milliseconds are not taken more often than this many times their own cost apart. */
const costFactor = 4
const socketsEveryMs = 100

/** Adds up /proc, where no cgroup can be had. */
export class ProcessMeter implements JailMeter {
  readonly #memoryBytes: number
  readonly #ledger = new CpuLedger()
  #firstPid: number | null = null
  #lastPid = newestPid()
  #exact = { nextAt: 0, bytes: 0 }
  #sockets = { nextAt: 0, bytes: 0 }

  constructor(memoryBytes: number) {
    this.#memoryBytes = memoryBytes
  }

  takeIn(firstPid: number): void {
    this.#firstPid = firstPid
  }

  sample(): JailSample | null {
    if (this.#firstPid === null) return null
    const processes = processesBelow(this.#firstPid)
    if (processes.size === 0) return null
    const newest = newestPid()
    const cpuMs = this.#ledger.add(processes, Math.max(0, newest - this.#lastPid))
    this.#lastPid = newest
    let tasks = 0
    for (const fact of processes.values()) tasks += fact.tasks
    const memoryBytes = this.#memory(this.#firstPid, [...processes.keys()])
    return { tasks, cpuMs, memoryBytes, outOfMemory: memoryBytes > this.#memoryBytes }
  }

  /** When the processes are gone, nothing of them can be read. */
  last(): null {
    return null
  }

  close(): void {}

  #memory(firstPid: number, pids: readonly number[]): number {
    const now = performance.now()
    if (now >= this.#sockets.nextAt)
      this.#sockets = { nextAt: now + socketsEveryMs, bytes: socketMemoryBytes(firstPid) }
    const cheap = pids.reduce((sum, pid) => sum + cheapMemoryBytes(pid), 0)
    if (cheap + this.#sockets.bytes <= this.#memoryBytes) return cheap + this.#sockets.bytes
    if (now >= this.#exact.nextAt) {
      const bytes = pids.reduce((sum, pid) => sum + exactMemoryBytes(pid), 0)
      const done = performance.now()
      this.#exact = { nextAt: done + costFactor * (done - now), bytes }
    }
    return this.#exact.bytes + this.#sockets.bytes
  }
}

/** The newest pid in the cell's own namespace, in which every process of its jails has a number too. */
function newestPid(): number {
  return Number(readIfThere('/proc/loadavg').split(' ')[4] ?? 0)
}
