// Real pipes for a program's standard streams. Node's own "pipe" is a pair of sockets, on which /dev/stdout cannot
// be opened; a FIFO keeps whoever opens /dev/stdin waiting once the writer is done. Neither happens on a laptop.
//
// How this works: Node cannot make a pipe, so a short-lived Python makes them and says their numbers, we open them
// through /proc (which gives descriptions of our own, with flags of our own), and it ends.
import { spawn } from 'node:child_process'
import { constants, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { python } from '#graders/sandbox/jail/jailed-runtimes.ts'

/** Both ends of a pipe, as descriptors that are closed on exec: blocking, as a program expects them. */
export interface PipeEnds {
  read: number
  write: number
}

const script =
  'import os, sys\nfor _ in range(int(sys.argv[1])): print(*os.pipe())\nsys.stdout.flush(); sys.stdin.read()'

/** Throws when fewer than `count` pipes came about. */
export async function makePipes(count: number): Promise<PipeEnds[]> {
  const maker = spawn(python, ['-I', '-S', '-c', script, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: bareEnvironment,
    timeout: 20_000,
  })
  const pipes: PipeEnds[] = []
  for await (const line of createInterface({ input: maker.stdout })) {
    const [read, write] = line.split(' ')
    pipes.push({
      read: openSync(`/proc/${maker.pid}/fd/${read}`, constants.O_RDONLY),
      write: openSync(`/proc/${maker.pid}/fd/${write}`, constants.O_WRONLY),
    })
    if (pipes.length === count) break
  }
  maker.stdin.end()
  if (pipes.length < count) throw new Error(`only ${pipes.length} of ${count} pipes could be made`)
  return pipes
}
