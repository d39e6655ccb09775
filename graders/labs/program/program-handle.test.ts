import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import type { ProgramEnd, RunningProgram } from '#graders/sandbox/contract.ts'

const usage = { wallMs: 1, cpuMs: 1, peakMemoryBytes: 1 }
const ended = (exitCode: number): ProgramEnd => ({ exitCode, signal: null, exceeded: null, usage })

test('a program whose usage text arrives after its end is started again without arguments', async () => {
  const board = new Noticeboard({ worstSince: () => 0 }, AbortSignal.timeout(60_000))
  const starts: (readonly string[])[] = []
  const launch = async (args: readonly string[]): Promise<RunningProgram> => {
    starts.push(args)
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
    const refuses = args.length > 0
    // The kernel tells of the end before the pipe is read: on a busy machine it often does.
    const end = Promise.resolve(ended(refuses ? 1 : 0))
    void end.then(() =>
      setImmediate(() => {
        stdout.end(refuses ? 'Usage: python3 client.py\n' : 'HELLO\n')
        stderr.end()
      }),
    )
    return { firstPid: 2, stdin, stdout, stderr, ended: end, kill: () => {} }
  }
  const program = new ProgramHandle({
    board,
    launch,
    outputBytesMax: 1_000,
    files: ['client.py'],
    asks: null,
    hasConnected: () => false,
  })
  await program.launch(['127.0.0.1', '12000'], 'hello\n')
  await program.prints('HELLO', { withinMs: 60_000 })
  expect(starts).toEqual([['127.0.0.1', '12000'], []])
})
