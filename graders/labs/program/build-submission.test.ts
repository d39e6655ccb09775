import { expect, test } from 'vitest'
import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { buildSubmission, sourcesOf } from '#graders/labs/program/build-submission.ts'
import { runtimeOf } from '#graders/runtimes.ts'
import type { Build } from '#graders/sandbox/contract.ts'

const main = 'int main(void) { return ask(); }'
const files = (texts: Record<string, string | null>) => new Map(Object.entries(texts))

test.each([
  ['one file', { 'main.c': main }, 'main.c', ['main.c']],
  [
    'a part beside it',
    { 'ask.c': 'int ask(void) { return 0; }', 'main.c': main, 'ask.h': '' },
    'main.c',
    ['main.c', 'ask.c'],
  ],
  ['the other half of a pair', { 'client.c': main, 'server.c': main }, 'client.c', ['client.c']],
  ['what is taken in as text', { 'main.c': '#include "ask.c"', 'ask.c': '' }, 'main.c', ['main.c']],
  [
    'parts of another folder',
    { 'client/main.c': main, 'client/ask.c': '', 'server/ask.c': '' },
    'client/main.c',
    ['client/main.c', 'client/ask.c'],
  ],
  [
    'classes beside it, in Java',
    { 'Main.java': 'void main() {}', 'Line.java': '', 'Other.java': 'void main() {}', 'LineTest.java': '' },
    'Main.java',
    ['Main.java', 'Line.java'],
  ],
  ['what is no text', { 'main.c': main, 'part.c': null }, 'main.c', ['main.c']],
])('of %s is built', (_, texts, entry, built) => {
  expect(sourcesOf({ entry, runtime: runtimeOf(entry) ?? 'c', texts: files({ ...texts }) })).toEqual(built)
})

const build = (result: Build | null) =>
  buildSubmission(() => Promise.resolve(result), {
    dir: '/nowhere',
    entry: 'main.c',
    runtime: 'c',
    texts: files({ 'main.c': main }),
  })

test('a program that needs no build is one as it is', async () => {
  expect(await build(null)).toEqual({ builtDir: undefined, said: '', mismatch: null })
})

test('warnings are kept, and cost nothing', async () => {
  const said = '/submission/main.c:1:5: warning: unused\n'
  expect(await build({ ok: true, builtDir: '/built', said })).toEqual({
    builtDir: '/built',
    said: 'main.c:1:5: warning: unused',
    mismatch: null,
  })
})

test('an error is the student’s, with its line', async () => {
  const { mismatch } = await build({ ok: false, said: '/submission/main.c:1:25: error: x', exceeded: null })
  expect(mismatch).toEqual({
    code: 'language',
    problem: 'compile',
    detail: 'x',
    file: 'main.c',
    where: { stream: 'source', line: 1 },
  })
})

test('a compiler that was stopped is told as that', async () => {
  const exceeded = { limit: 'wall-time', allowed: 20_000, used: 20_001, unit: 'ms' } as const
  expect((await build({ ok: false, said: 'main.c:1:1: error: x', exceeded })).mismatch).toEqual({
    code: 'language',
    problem: 'compile',
    detail: 'the compiler was stopped after 20 s',
    file: 'main.c',
  })
})

test('a machine without a compiler is our fault, with a remedy', async () => {
  const fault = await build({ ok: 'never', lacks: 'cc' }).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(GraderFault)
  expect(JSON.stringify(fault)).toContain('there is no cc on this machine')
})
