// Hostile sources: the compiler is the first that reads a program in C, in a jail of its own. Each must have been read so
// far that the compiler has computed with a number of this run, or the test shows nothing.
import { randomBytes, randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { findMissingLanguages } from '#graders/sandbox/host/toolchains.ts'
import { compilerCases } from '#graders/sandbox/hostile/compiler/cases.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

const folder = new URL('./compiler/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const missing = findMissingLanguages().filter(({ language }) => language === 'c')
for (const { because, remedy } of missing) console.warn(`Left out: ${because}. ${remedy}`)

const names = ['-o x.c', '@words.c', '$(touch x) `id`.c', "it's.c", '日本.c', '--help.c', 'MAIN.C']
const tonight = shareOfToday(compilerCases, 2, ({ file }) => file)

describe.skipIf(missing.length > 0)('hostile sources', () => {
  let cell: ProgramCell
  beforeAll(async () => {
    cell = await ProgramCell.open()
  })
  afterAll(() => cell.close())

  const run = (name: string, text: string, buildLimits: Record<string, number> = {}) => {
    const number = randomInt(10_000, 90_000)
    const nonce = randomBytes(8).toString('hex')
    const report = cell.run({
      id: `${name}-${nonce}`,
      runtime: 'c',
      files: { [name]: text, 'prove.h': read('prove.h'), 'number.h': `#define NUMBER ${number}\n` },
      entry: name,
      args: [nonce],
      buildLimits,
    })
    return { report, nonce, proof: `char (*)[${number * 7 + 1}]` }
  }

  test.concurrent.for(tonight)('$file', async ({ file, says, exceeds, limits, meets }) => {
    const { report, nonce, proof } = run(file, read(file), { ...limits })
    const { stdout, stderr, built, exitCode, exceeded, fault } = await report
    expect({ fault, proof: built?.includes(proof) }).toEqual({ fault: null, proof: true })
    if (says !== undefined) expect(built).toMatch(says)
    if (exceeds !== undefined) expect(exceeds, built ?? '').toContain(exceeded)
    else expect(exceeded).toBeNull()
    expect(exitCode, stderr).toBe(meets === undefined ? null : 0)
    if (meets !== undefined && meets.length > 0) expect(stdout.trim().split('\n')).toEqual([nonce, ...meets])
    // Of whatever it was given to read, nothing of the machine is in what it says.
    expect(built).not.toMatch(/root:x:|NODE_ENV|node_modules/)
  })

  test.concurrent.for(shareOfToday(names, 3, (name) => name))(
    'a program called %s is one like any other',
    async (name) => {
      const text = '#include <stdio.h>\nint main(void) { puts(__FILE__); return 0; }\n'
      const { stdout, built, exitCode } = await run(name, text).report
      expect({ stdout, built, exitCode }).toEqual({ stdout: `/submission/${name}\n`, built: '', exitCode: 0 })
    },
  )

  test('what a program prints is seen though it is stopped, and how it ended is told as it was', async () => {
    const begin = '#include <stdio.h>\n#include <stdlib.h>\n#include <signal.h>\n#include <unistd.h>\n'
    const main = (body: string) =>
      run('main.c', `${begin}int main(void) { printf("seen"); ${body} }\n`).report
    const ended = await Promise.all(
      ['abort();', '*(volatile int *)0 = 1;', 'raise(SIGPIPE);', '_exit(7);', 'raise(SIGTERM);'].map(main),
    )
    expect(ended.map(({ stdout, signal, exitCode }) => `${stdout} ${signal ?? exitCode}`)).toEqual([
      'seen SIGABRT',
      'seen SIGSEGV',
      'seen SIGPIPE',
      'seen 7',
      'seen SIGTERM',
    ])
  })
})

test('each hostile source is in the table', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.c'))
  expect(compilerCases.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
})
