import { type JailGroup, makeJailGroup } from '#graders/sandbox/groups/jail-group.ts'
import type { JailMeter, JailSample } from '#graders/sandbox/meters/jail-meter.ts'

/** Counts with the jail's cgroup: nothing escapes it, and the kernel itself keeps the limit on memory. */
export class GroupMeter implements JailMeter {
  readonly #group: JailGroup
  readonly #memoryBytes: number
  #entered = false

  constructor(memoryBytes: number) {
    this.#memoryBytes = memoryBytes
    this.#group = makeJailGroup(memoryBytes)
  }

  takeIn(firstPid: number): void {
    this.#group.takeIn(firstPid)
    this.#entered = true
  }

  sample(): JailSample | null {
    if (!this.#entered) return null
    const { tasks, cpuMs, memoryBytes, limitReached, peakBytes } = this.#group.read()
    const outOfMemory = limitReached || memoryBytes > this.#memoryBytes
    return {
      tasks,
      cpuMs,
      memoryBytes: outOfMemory ? Math.max(memoryBytes, peakBytes) : memoryBytes,
      outOfMemory,
    }
  }

  last(): JailSample | null {
    return this.sample()
  }

  close(): void {
    void this.#group.remove()
  }
}
