// Sends a datagram from a socket that is closed before the answer can come, so that the answer meets a closed port.
// How this works: the program may be quicker than our close. So the kernel's count of datagrams for which there was no
// socket is watched, and the same is done again until one was counted.
import { readFile } from 'node:fs/promises'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'

const triesMax = 5
const answerMsMax = 400
const pollMs = 5

/** Resolves when an answer was refused, or when there was none to refuse after a few tries. */
export async function untilAnswerRefused(
  sendAndClose: () => Promise<void>,
  board: Noticeboard,
): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const before = await refusedDatagrams()
    await sendAndClose()
    const givenUpAtMs = board.nowMs() + answerMsMax
    while (board.nowMs() < givenUpAtMs) {
      if ((await refusedDatagrams()) > before) return
      await board.pause(pollMs)
    }
  }
}

async function refusedDatagrams(): Promise<number> {
  return parseRefusedDatagrams(await readFile('/proc/net/snmp', 'latin1').catch(() => ''))
}

/** @param counters text of /proc/net/snmp: per protocol a line of names and one of numbers. NoPorts of UDP, else 0. */
export function parseRefusedDatagrams(counters: string): number {
  const [names = [], numbers = []] = counters
    .split('\n')
    .filter((line) => line.startsWith('Udp:'))
    .map((line) => line.split(/\s+/))
  return Number(numbers[names.indexOf('NoPorts')] ?? 0)
}
