// A silence on the wire means something only when it is the program's own: it has its input, and waits.

import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { RestWatch } from '#graders/labs/kernel/jail-activity.ts'

const sampleMs = 20
const restSamplesMin = 2
/** A program that polls never rests: its silence counts all the same, later. */
const restlessMsMax = 3_000

/** Resolves `ms` from now or later; rejects with the check's failure. */
export async function programSilence(ms: number, board: Noticeboard, hasInput: () => boolean): Promise<void> {
  const rest = new RestWatch()
  await board.pause(ms)
  const givenUpAtMs = board.nowMs() + restlessMsMax
  while (board.nowMs() < givenUpAtMs) {
    if (hasInput() && (await rest.sample()) >= restSamplesMin) return
    await board.pause(sampleMs)
  }
}
