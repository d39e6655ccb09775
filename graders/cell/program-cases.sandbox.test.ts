// Programs that people wrote against the two labs, and that were once judged unfairly, wrongly, or without their cause:
// ../shared/cases/programs, and those of ../shared/cases/jail that are about verdicts. At night all of them, by day a
// few that change from day to day.
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  failuresOf,
  judgeSolution,
  type LabSolutions,
  readLabSolutions,
  solutionAt,
} from '#graders/cell/lab-solutions.ts'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import { resultOf } from '#graders/labs/contract/run-log.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const sockets = fileURLToPath(new URL('../../exercises/sockets', import.meta.url))
const cases = fileURLToPath(new URL('../../../shared/cases', import.meta.url))
const tcp = readLabSolutions(join(sockets, 'tcp-uppercase-client'))
const udp = readLabSolutions(join(sockets, 'udp-uppercase-server'))

interface Case {
  path: string
  lab: LabSolutions
  /** The checks that fail, and what is said of the first of them. Empty: full marks. */
  fails: string[]
  says?: string
}

const wrong = (path: string, lab: LabSolutions, fails: string[], says: string): Case => ({
  path: `programs/${path}`,
  lab,
  fails,
  says,
})
const right = (path: string, lab: LabSolutions): Case => ({
  path: `programs/unfair-reject/${path}`,
  lab,
  fails: [],
})

const all: Case[] = [
  right('tcp-r11-dunder-main-package', tcp),
  right('tcp-r12-src-folder', tcp),
  right('tcp-r13-client-and-server-in-zip', tcp),
  right('udp-asyncio-datagram-protocol.py', udp),
  wrong('wrong-accept/tcp-w03-sleeps-then-recv-once.py', tcp, ['survives-slow-reply'], 'only the beginning'),
  wrong('wrong-accept/tcp-w04-joins-spaces.py', tcp, ['exact-bytes'], 'byte is wrong'),
  wrong('wrong-accept/tcp-w06-lowers-first.py', tcp, ['exact-bytes'], 'the next is not'),
  wrong(
    'wrong-accept/tcp-w10-partial-after-reset-as-whole.py',
    tcp,
    ['survives-reset'],
    'as if all had gone well',
  ),
  wrong('wrong-accept/udp-x01-swapcase.py', udp, ['exact-bytes'], 'the next is not'),
  wrong('wrong-accept/udp-x03-twenty-then-ends.py', udp, ['survives-long-service'], 'after 20 answers'),
  wrong('wrong-accept/udp-x07-buffer-1400.py', udp, ['survives-large-datagram'], 'the answer to alice'),
  wrong(
    'wrong-cause/tcp-client-port-hard-coded-crash.py',
    tcp,
    ['given-port', 'survives-split-reply', 'survives-refusal'],
    'the port that your program connected to',
  ),
  wrong(
    'wrong-cause/tcp-client-port-hard-coded.js',
    tcp,
    ['given-port', 'survives-refusal', 'survives-long-line'],
    'the port that your program connected to',
  ),
  wrong('wrong-cause/tcp-w13-udp-client.py', tcp, ['connects'], 'Your program uses UDP'),
  wrong('wrong-cause/tcp-w14-is-the-server.py', tcp, ['connects'], 'behaves like a server'),
  wrong('wrong-cause/tcp-w18-stderr-only.py', tcp, ['prints-reply'], 'wrote it to standard error'),
  wrong('wrong-cause/tcp-w20-prints-bytes.py', tcp, ['utf-8'], 'printed bytes as Python writes them'),
  wrong('wrong-cause/udp-x06-answers-twice.py', udp, ['answers-once'], 'the same answer came twice'),
  wrong('wrong-cause/source-in-utf16.py', tcp, ['connects'], 'Non-UTF-8 code starting with'),
  {
    path: 'jail/cheat-never-reads.py',
    lab: tcp,
    fails: ['prints-servers-words', 'survives-early-close', 'survives-reset'],
    says: 'did not print',
  },
  {
    path: 'jail/fault-udp-ports.py',
    lab: udp,
    fails: ['answers'],
    says: 'the ports that your program has bound',
  },
]

const present = existsSync(join(cases, 'programs'))
if (!present) console.warn('Left out: ../shared/cases/programs does not stand beside this checkout.')
const few = present ? shareOfToday(all, 2, ({ path }) => basename(path)) : []

describe.skipIf(few.length === 0).concurrent('programs of the shared cases', () => {
  test.each(few.map((one) => [basename(one.path), one] as const))(
    '%s',
    async (_, { path, lab, fails, says }) => {
      const log = await judgeSolution(lab, solutionAt(join(cases, path)))
      expect(Object.keys(failuresOf(log))).toEqual(fails)
      const { score } = resultOf(log, { works: 1, conforms: 1, survives: 1 })
      if (fails.length === 0) expect(score).toBe(1)
      const first = log.checks.find(({ outcome }) => outcome?.status === 'failed')?.outcome
      if (says === undefined || first?.status !== 'failed') return
      const said = explainMismatch(first.mismatch)
      expect([said.headline, said.received].join('\n').toLowerCase()).toContain(says.toLowerCase())
    },
  )
})
