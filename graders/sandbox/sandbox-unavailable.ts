import type { Fault } from '#graders/outcome.ts'

/** No cell can be had on this machine, or this one broke: never the student's doing. `fault` says what to do. */
export class SandboxUnavailable extends Error {
  override readonly name = 'SandboxUnavailable'
  readonly fault: Fault

  constructor(because: string, remedy?: string) {
    super(because)
    const code = 'sandbox-unavailable'
    this.fault = remedy === undefined ? { code, because } : { code, because, remedy }
  }
}
