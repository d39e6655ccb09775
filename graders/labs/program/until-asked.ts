// When to type: a program that sets up its reader late drops what came before, so input waits until it is asked for.

import { EndlessWaitWatch } from '#graders/labs/kernel/endless-wait.ts'
import { RestWatch } from '#graders/labs/kernel/jail-activity.ts'
import type { WatchedPrograms } from '#graders/labs/program/program-silence.ts'
import type { RunningProgram } from '#graders/sandbox/contract.ts'

/** It waits for us when it has not used the processor for so many looks in a row, 60 ms in all. */
const sampleMs = 10
const restSamplesMin = 7
const askedMsMax = 5_000

/** Resolves when it shows a prompt, waits, or has ended; in any case within 5 s. Never rejects. */
export async function untilAsked(
  output: () => string,
  running: RunningProgram,
  { board, tables, readable, ownThreads }: Omit<WatchedPrograms, 'haveInput' | 'jails'>,
): Promise<void> {
  const ending = new AbortController()
  void running.ended.finally(() => ending.abort())
  const givenUpAtMs = board.nowMs() + askedMsMax
  const jails = () => [running.firstPid]
  const rest = new RestWatch(jails)
  const waits = new EndlessWaitWatch(jails, tables, readable, ownThreads)
  while (!ending.signal.aborted && board.failure === null && board.nowMs() < givenUpAtMs) {
    // A prompt waits at the end of its line; what ends with a line feed is a message.
    if (/[^\n]$/.test(output())) return
    if ((await waits.sample(Number.POSITIVE_INFINITY)) || (await rest.sample()) >= restSamplesMin) return
    await board.pause(sampleMs).catch(() => {})
  }
}
