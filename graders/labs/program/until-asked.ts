// When to type: a program that sets up its reader late drops what came before, so input waits until it is asked for.

import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { RestWatch } from '#graders/labs/kernel/jail-activity.ts'
import type { RunningProgram } from '#graders/sandbox/contract.ts'

/** It waits for us when it has not used the processor for four samples in a row, 60 ms. */
const sampleMs = 20
const restSamplesMin = 4
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
  const rest = new RestWatch()
  while (!ending.signal.aborted && board.failure === null && board.nowMs() < givenUpAtMs) {
    // A prompt waits at the end of its line; what ends with a line feed is a message.
    if (/[^\n]$/.test(output())) return
    if ((await rest.sample()) >= restSamplesMin) return
    await board.pause(sampleMs).catch(() => {})
  }
}
