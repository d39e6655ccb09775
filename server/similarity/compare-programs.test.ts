import { describe, expect, it } from 'vitest'
import { comparePrograms, type ProgramToCompare } from '#server/similarity/compare-programs.ts'
import { thresholdOf } from '#server/similarity/threshold-of.ts'
import {
  makePrograms,
  renamed,
  starterOfTests,
  stripped,
  withFunctionsReordered,
} from '#server/testing/similar-programs.ts'
import { nightly } from '../../tests/support/nightly.ts'

const starter = [{ path: 'main.py', bytes: new TextEncoder().encode(starterOfTests) }]
const program = (
  name: string,
  text: string | Uint8Array<ArrayBuffer>,
  path = 'main.py',
): ProgramToCompare => ({
  of: { submissionId: name, itemId: 'item' },
  people: [name],
  own: true,
  files: async () => [{ path, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }],
})

async function compare(programs: readonly ProgramToCompare[]) {
  const result = await comparePrograms(programs, starter, {
    signal: new AbortController().signal,
    onRead: async () => true,
  })
  if (result === null) throw new Error('It was stopped.')
  const nameOf = (at: number) => {
    const of = result.programs[at]?.of ?? { solution: '?' }
    return 'solution' in of ? of.solution : of.submissionId
  }
  const threshold = thresholdOf(result.pairsByPercent)
  const found = result.pairs
    .filter(({ similarity }) => similarity * 100 >= threshold)
    .map(({ left, right }) => `${nameOf(left)} ${nameOf(right)}`)
  return { result, found: found.toSorted(), apartOf: (at: number) => result.programs[at]?.apart }
}

const made = makePrograms(24, 'test')
const text = (at: number) => made[at]?.text ?? ''

// Several processes are started, on a machine that may be busy.
describe('programs compared', { timeout: 240_000 }, () => {
  it('finds copies that were renamed, reordered and stripped, and one of the solution; nothing else', async () => {
    const { result, found } = await compare([
      ...made.map((one) => program(one.name, one.text)),
      program('renamer', renamed(text(0))),
      program('reorderer', withFunctionsReordered(text(1))),
      program('all-at-once', stripped(renamed(withFunctionsReordered(text(2))))),
      program('starter-only', starterOfTests),
      program('other-starter-only', stripped(starterOfTests)),
      { ...program('', text(3)), of: { solution: 'solutions/right.py' }, people: [], own: false },
      { ...program('earlier', renamed(text(4))), own: false },
    ])
    expect(found).toEqual([
      'student-0 renamer',
      'student-1 reorderer',
      'student-2 all-at-once',
      'student-3 solutions/right.py',
      'student-4 earlier',
    ])
    const apart = result.programs.filter((one) => one.apart === 'short')
    expect(apart.map(({ of }) => of)).toMatchObject([
      { submissionId: 'starter-only' },
      { submissionId: 'other-starter-only' },
    ])
    const [match] = result.pairs[0]?.matches ?? []
    expect(match?.left.from).toBeGreaterThan(starterOfTests.split('\n').length - 4)
  })

  it.runIf(nightly)(
    'reads whatever bytes there are, within limits; what breaks them is said to be left out',
    async () => {
      const bomb = `x = ${'['.repeat(400_000)}`
      const latin = Uint8Array.from(Buffer.from(`# caf\u00E9 d\u00E9j\u00E0\n${text(0)}`, 'latin1'))
      const { found, apartOf } = await compare([
        program('student-0', text(0)),
        program('latin', latin),
        program('nested', bomb),
        program('one-line', 'x+'.repeat(500_000)),
        program('huge', new Uint8Array(10 * 1_048_576).fill(0x61)),
        program('same-again', 'a = b(c)\n'.repeat(20_000)),
        program('same-again-too', 'd = e(f)\n'.repeat(20_000)),
        program('unparsable', '}}}) def while "\n'.repeat(500)),
        program('no-program', 'nothing', 'notes.txt'),
        program('other-language', 'int main(void) { return 0; }', 'main.c'),
      ])
      expect(found).toContain('student-0 latin')
      expect(apartOf(2)).not.toBeNull()
      expect(apartOf(4)).not.toBeNull()
      expect(apartOf(8)).toBe('short')
    },
  )

  it('ends when it is told to, and when nobody wants it', async () => {
    const stop = AbortSignal.abort()
    expect(
      await comparePrograms([program('a', text(0))], [], { signal: stop, onRead: async () => true }),
    ).toBeNull()
    const signal = new AbortController().signal
    expect(
      await comparePrograms([program('a', text(0))], [], { signal, onRead: async () => false }),
    ).toBeNull()
  })
})
