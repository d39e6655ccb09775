// Watches one jail against the limits that the kernel does not keep for a whole jail (memory and CPU time are
// limited per process there), and says at the end which limit, if any, ended the program.
import { statfsSync } from 'node:fs'
import type { LimitName } from '#graders/outcome.ts'
import type { Limits, ProgramEnd } from '#graders/sandbox/contract.ts'
import type { LastWords } from '#graders/sandbox/jail/last-words.ts'
import type { JailMeter, JailSample } from '#graders/sandbox/meters/jail-meter.ts'
import { reapedChildrenCpuMs } from '#graders/sandbox/meters/process-tree.ts'

export type Exceeded = NonNullable<ProgramEnd['exceeded']>
type Usage = ProgramEnd['usage']
export type ExitStatus = Pick<ProgramEnd, 'exitCode' | 'signal'>

const sampleEveryMs = 20
const transcriptBytesMax = 1_048_576
const connectionsMax = 256

export class LimitWatch {
  readonly #limits: Limits
  readonly #graceMs: number
  readonly #meter: JailMeter
  readonly #bootCpuMs: number
  readonly #startedAt = performance.now()
  readonly #peak = { tasks: 0, cpuMs: 0, memoryBytes: 0 }
  #outOfMemory = false
  #sampled = false
  #timer: NodeJS.Timeout | null = null

  /** @param bootCpuMs CPU time that the jail has used before it got its program */
  constructor(limits: Limits, graceMs: number, meter: JailMeter, bootCpuMs: number) {
    this.#limits = limits
    this.#graceMs = graceMs
    this.#meter = meter
    this.#bootCpuMs = bootCpuMs
  }

  /** Samples until `stop`, and calls `over` when a limit is passed. */
  start(over: (limit: LimitName) => void): void {
    this.#timer = setInterval(() => {
      const sample = this.#meter.sample()
      if (sample === null) return
      this.#keep(sample)
      if (sample.outOfMemory) over('memory')
      else if (this.#charged(sample.cpuMs) > this.#limits.cpuSeconds * 1000 + this.#graceMs) over('cpu-time')
    }, sampleEveryMs)
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  /** `used` is what was measured, and at least what was allowed where it cannot be measured. */
  overrun(limit: LimitName, outputBytes: number): Exceeded {
    const limits = this.#limits
    const of = (allowed: number, used: number, unit: Exceeded['unit']): Exceeded => {
      return { limit, allowed, used: Math.max(allowed, used), unit }
    }
    const known: Record<LimitName, Exceeded> = {
      'wall-time': of(limits.wallMs, Math.round(performance.now() - this.#startedAt), 'ms'),
      'cpu-time': of(limits.cpuSeconds * 1000, this.#peak.cpuMs, 'ms'),
      memory: of(limits.memoryBytes, this.#peak.memoryBytes, 'bytes'),
      processes: of(limits.processes, this.#peak.tasks, 'count'),
      'open-files': of(limits.openFiles, 0, 'count'),
      'file-size': of(limits.fileSizeBytes, 0, 'bytes'),
      disk: of(limits.diskBytes, 0, 'bytes'),
      output: of(limits.outputBytes, outputBytes, 'bytes'),
      // The harness counts these two and says so itself; a kill names them only in passing.
      transcript: of(transcriptBytesMax, 0, 'bytes'),
      connections: of(connectionsMax, 0, 'count'),
    }
    return known[limit]
  }

  /** Time and memory used, once every process of the jail is gone. */
  usage(): Usage {
    const last = this.#meter.last()
    if (last !== null) this.#keep(last)
    // What a cgroup counted needs no second count, which could be mixed with that of another jail.
    const cpuMs =
      last === null ? Math.max(this.#peak.cpuMs, this.#charged(takeReapedCpuMs())) : this.#peak.cpuMs
    return {
      wallMs: Math.round(performance.now() - this.#startedAt),
      cpuMs,
      peakMemoryBytes: this.#sampled ? this.#peak.memoryBytes : null,
    }
  }

  /**
   * Limits that a program meets as an error rather than being ended by them. The kernel's own word comes first; then,
   * of a program that failed, what it said last and what was full at its end.
   */
  limitMet(usage: Usage, end: ExitStatus, words: LastWords, disk: string): LimitName | null {
    if (this.#outOfMemory) return 'memory'
    if (usage.wallMs >= this.#limits.wallMs) return 'wall-time'
    if ((usage.cpuMs ?? 0) >= this.#limits.cpuSeconds * 1000) return 'cpu-time'
    if (end.exitCode === 0) return null
    const said = words.limit()
    if (said !== null) return said
    const { bavail, ffree } = statfsSync(disk)
    if (bavail === 0 || ffree === 0) return 'disk'
    return this.#peak.tasks >= this.#limits.processes ? 'processes' : null
  }

  #charged(cpuMs: number): number {
    return Math.max(0, cpuMs - this.#bootCpuMs)
  }

  #keep(sample: JailSample): void {
    this.#sampled = true
    this.#outOfMemory ||= sample.outOfMemory
    this.#peak.tasks = Math.max(this.#peak.tasks, sample.tasks)
    this.#peak.cpuMs = Math.max(this.#peak.cpuMs, this.#charged(sample.cpuMs))
    this.#peak.memoryBytes = Math.max(this.#peak.memoryBytes, sample.memoryBytes)
  }
}

let reapedCpuMs = 0

/**
 * CPU time of the children that were reaped since the last call: that of a program too short to be sampled. When
 * two programs end in the same instant, the first one asked about gets both.
 */
function takeReapedCpuMs(): number {
  const now = reapedChildrenCpuMs()
  const since = now - reapedCpuMs
  reapedCpuMs = now
  return since
}
