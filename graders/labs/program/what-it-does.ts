// What a program does that we have waited for in vain: it computes, as in an endless loop, or it waits itself.
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { type Jails, RestWatch } from '#graders/labs/kernel/jail-activity.ts'

const sampleMs = 20
const samples = 6

/** Of the running program. One that polls rests most of the time: it waits. */
export async function whatItDoes(board: Noticeboard, jails: Jails): Promise<'computing' | 'waiting'> {
  const rest = new RestWatch(jails)
  let rested = 0
  for (let left = samples; left > 0; left -= 1) {
    if ((await rest.sample()) > 0) rested += 1
    await board.pause(sampleMs).catch(() => {})
  }
  return rested > 0 ? 'waiting' : 'computing'
}
