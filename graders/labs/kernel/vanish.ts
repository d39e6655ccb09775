// Sends a datagram from a socket that is closed before the answer can come, so that the answer meets a closed port.
// How this works: the program may be quicker than our close. So the kernel's count of datagrams for which there was no
// socket is watched, and the same is done again until one was counted.
import { readSync } from 'node:fs'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

const triesMax = 5
const answerMsMax = 400
const pollMs = 5

/** Resolves when an answer was refused, or when there was none to refuse after a few tries. */
export async function untilAnswerRefused(
  sendAndClose: () => Promise<void>,
  board: Noticeboard,
  network: Pick<CheckNetwork, 'counters'>,
): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const before = refusedDatagrams(network)
    await sendAndClose()
    const givenUpAtMs = board.nowMs() + answerMsMax
    while (board.nowMs() < givenUpAtMs) {
      if (refusedDatagrams(network) > before) return
      await board.pause(pollMs)
    }
  }
}

const countersBytesMax = 65_536

/** Since the network began; always 0 where it is not counted. */
function refusedDatagrams({ counters }: Pick<CheckNetwork, 'counters'>): number {
  if (counters === null) return 0
  const bytes = Buffer.alloc(countersBytesMax)
  return parseRefusedDatagrams(bytes.toString('latin1', 0, readSync(counters, bytes, 0, bytes.length, 0)))
}

/** @param counters text of /proc/net/snmp: per protocol a line of names and one of numbers. NoPorts of UDP, else 0. */
export function parseRefusedDatagrams(counters: string): number {
  const [names = [], numbers = []] = counters
    .split('\n')
    .filter((line) => line.startsWith('Udp:'))
    .map((line) => line.split(/\s+/))
  return Number(numbers[names.indexOf('NoPorts')] ?? 0)
}
