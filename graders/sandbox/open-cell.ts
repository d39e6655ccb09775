// The one way to a cell for whoever judges submissions. It fails closed: no cell without a self-test that passed
// in this process, on this machine.
import type { SandboxStatus } from '#graders/sandbox/contract.ts'
import { type RunningCell, startCell } from '#graders/sandbox/host/start-cell.ts'
import { lastSandboxStatus, probeSandbox } from '#graders/sandbox/probe-sandbox.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'

let probing: Promise<SandboxStatus> | null = null

/** A prepared cell with the lab harness in it, waiting for an order. Throws SandboxUnavailable, which says why. */
export async function openCell(): Promise<RunningCell> {
  const last = lastSandboxStatus()
  const status = last?.available === true ? last : await probeOnce()
  if (!status.available) throw new SandboxUnavailable(status.because, status.remedy)
  return startCell({ entry: 'graders/cell/harness.ts' })
}

/** Callers that come while a probe is under way share it; one that failed is made again for the next. */
async function probeOnce(): Promise<SandboxStatus> {
  probing ??= probeSandbox().finally(() => {
    probing = null
  })
  return probing
}
