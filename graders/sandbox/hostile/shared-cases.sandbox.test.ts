// Programs that once got past a limit or made the grader fail. They are kept beside the checkout, not in it.
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProgramReport } from '#graders/sandbox/cell/program-order.ts'
import type { Limits } from '#graders/sandbox/contract.ts'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { nightly } from '../../../tests/support/nightly.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

const folder = new URL('../../../../shared/cases/jail/', import.meta.url)
const isHere = existsSync(folder)
if (!isHere) console.warn(`Left out: there is no ${folder.pathname}.`)

interface Case {
  file: string
  limits?: Partial<Limits>
  stdin?: string
  right: Partial<Pick<ProgramReport, 'exceeded' | 'exitCode' | 'stdout'>>
  says?: RegExp
  /** Where no cgroup counts it. */
  uncounted?: Pick<Case, 'right' | 'says'>
}

const mebibyte = 1_048_576
const stopped: Case['right'] = { exceeded: 'memory' }
const refused: Case['right'] = { exceeded: null, exitCode: 1, stdout: '' }

const cases: Case[] = [
  {
    file: 'memory-hidden-shared.py',
    right: stopped,
    uncounted: { right: refused, says: /PermissionError/ },
  },
  { file: 'memory-zombie-leader.py', right: stopped },
  { file: 'memory-tcp-buffers.py', right: stopped },
  { file: 'fault-named-bwrap.py', right: { exceeded: null, exitCode: 0 }, says: /anything that the student/ },
  { file: 'unix-datagrams.py', right: refused, says: /PermissionError/ },
]

// Limits must hold without cgroups too: a matter of the night where they can be made.
const ways = findGroupHome() === null ? [false] : nightly ? [true, false] : [true]

describe.skipIf(!isHere).each(ways.map((groups) => ({ groups, as: groups ? 'with' : 'without' })))(
  'programs that got past a limit: $as cgroups',
  ({ groups }) => {
    let cell: ProgramCell
    beforeAll(async () => {
      cell = await ProgramCell.open({ groups })
    })
    afterAll(() => cell.close())

    const run = (file: string, limits: Partial<Limits> = {}, files: Record<string, string> = {}) =>
      cell.run({
        id: file,
        runtime: 'python',
        files: { ...files, 'main.py': readFileSync(new URL(file, folder), 'utf8') },
        entry: 'main.py',
        args: [],
        limits,
      })

    test.concurrent.for(
      shareOfToday(cases, 2, ({ file }) => `${file} ${groups ? 'with' : 'without'} cgroups`),
    )('$file', async (one) => {
      const report = await run(one.file, one.limits)
      const { right, says } = groups ? one : { ...one, ...one.uncounted }
      expect(report).toMatchObject({ fault: null, ...right })
      if (says !== undefined) expect(report.stderr).toMatch(says)
      if (right.exceeded === 'memory') expect(report.used).toBeGreaterThanOrEqual(256 * mebibyte)
      if (right.exceeded === 'memory' && groups) expect(report.used).toBeLessThanOrEqual(1.5 * 256 * mebibyte)
    })

    test('cpu-unwaited-children.py', async () => {
      // It ends by itself after six seconds, in which a busy machine may not give it the second that it is allowed.
      const { fault, exceeded, usage } = await run('cpu-unwaited-children.py', { cpuSeconds: 1 })
      expect(fault).toBeNull()
      expect(exceeded).toBe((usage.cpuMs ?? 0) >= 1_000 ? 'cpu-time' : null)
    })

    test('syscall-gap.py', async () => {
      const report = await run('syscall-gap.py')
      // uprobe, where the kernel has it, passes every filter and does nothing for a program.
      expect(report.stdout).toMatch(/^-1 (?:ENOSYS|ENXIO)\n$/)
    })

    test('a file with U+2028 in its name', async () => {
      const report = await cell.run({
        id: 'named',
        runtime: 'python',
        files: { 'main.py': 'import os\nprint(ascii(os.listdir()))\n', 'a\u2028b.txt': 'x' },
        entry: 'main.py',
        args: [],
      })
      expect(report).toMatchObject({ fault: null, exitCode: 0 })
      expect(report.stdout).toContain(String.raw`a\u2028b.txt`)
    })
  },
)
