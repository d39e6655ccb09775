// A silence on the wire means something only when it is the program's own: it has its input, and waits. One that waits
// for us without a limit on its time is silent at once, and for good; with any other the clock has to be asked.

import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { EndlessWaitWatch, type OwnThreads } from '#graders/labs/kernel/endless-wait.ts'
import { RestWatch } from '#graders/labs/kernel/jail-activity.ts'

const sampleMs = 20
const restSamplesMin = 2
/** A program that polls never rests: its silence counts all the same, later. */
const restlessMsMax = 3_000
/** Looks at what it waits for come quickly at first: most programs wait for us, or never do. */
const looksMs = [6, 6, 8, 10, 20, 40]

/** What the check has started. */
export interface WatchedPrograms {
  board: Noticeboard
  /** All of them have been given what they are given. */
  haveInput: () => boolean
  /** First processes of those that run. */
  jails: () => readonly number[]
  /** Folder of their network's tables. */
  tables: string
  /** What they wait for can be read: nothing that they may use keeps a clock that is not seen in the calls they make. */
  readable: boolean
  ownThreads: OwnThreads
}

/** Resolves `ms` from now or later, or once they wait for us for good; rejects with the check's failure. */
export async function programSilence(ms: number, programs: WatchedPrograms): Promise<void> {
  const { board, haveInput, jails } = programs
  if (await waitedOut(ms, programs)) return
  const rest = new RestWatch(jails)
  const givenUpAtMs = board.nowMs() + restlessMsMax
  while (board.nowMs() < givenUpAtMs) {
    if (haveInput() && (await rest.sample()) >= restSamplesMin) return
    await board.pause(sampleMs)
  }
}

/** Resolves after `ms`, or once they wait for us for good, which is then true; rejects with the check's failure. */
export async function waitedOut(ms: number, programs: WatchedPrograms): Promise<boolean> {
  const { board, haveInput, jails, tables, readable, ownThreads } = programs
  const watch = new EndlessWaitWatch(jails, tables, readable, ownThreads)
  const untilMs = board.nowMs() + ms
  for (let look = 0; ; look += 1) {
    const leftMs = untilMs - board.nowMs()
    if (leftMs <= 0) return false
    await board.pause(readable ? Math.min(leftMs, looksMs[look] ?? 50) : leftMs)
    // A call with a timeout may have begun when the check did, and so be over earlier by as much.
    if (haveInput() && (await watch.sample(untilMs))) return true
  }
}
