// When to type: a program that sets up its reader late drops what came before, so input waits until it is asked for.
import { restingJail } from '#graders/labs/jail-activity.ts'
import type { Noticeboard } from '#graders/labs/noticeboard.ts'
import type { RunningProgram } from '#graders/sandbox/contract.ts'

/** It rests when it has not used the processor for three samples in a row, 60 ms. */
const sampleMs = 20
const restedSamplesMin = 3
const askedMsMax = 5_000

/** Resolves when it shows a prompt, rests, or has ended; in any case within 5 s. Never rejects. */
export async function untilAsked(
  output: () => string,
  running: RunningProgram,
  board: Noticeboard,
): Promise<void> {
  const ending = new AbortController()
  void running.ended.finally(() => ending.abort())
  const givenUpAtMs = board.nowMs() + askedMsMax
  let before: string | null = null
  let restedSamples = 0
  while (!ending.signal.aborted && board.failure === null && board.nowMs() < givenUpAtMs) {
    // A prompt waits at the end of its line; what ends with a line feed is a message.
    if (/[^\n]$/.test(output())) return
    const now = await restingJail()
    restedSamples = now !== null && now === before ? restedSamples + 1 : 0
    if (restedSamples >= restedSamplesMin) return
    before = now
    await board.pause(sampleMs).catch(() => {})
  }
}
