import { expect, test } from 'vitest'
import { lifelines } from '#components/lab/evidence/lifelines.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'

const opens = (from: 'program' | 'peer', name?: string): TranscriptEntry => ({
  atMs: 0,
  connection: 0,
  transport: 'tcp',
  from,
  kind: 'open',
  ...(name === undefined ? {} : { name }),
})
const told = (...entries: TranscriptEntry[]) =>
  lifelines(entries).all.map(({ name, role }) => `${name}: ${role}`)

test.each([
  ['one server', [opens('program')], ['your program: client', 'our server: server']],
  [
    'one with a name',
    [opens('peer', 'alice'), opens('program', 'alice')],
    ['your program: server', 'alice: client'],
  ],
  [
    'a tracker and its peers',
    [opens('program', 'tracker'), opens('program', 'anna'), opens('peer', 'anna'), opens('program', 'ben')],
    ['your program: client', 'tracker: server', 'anna: server', 'ben: server'],
  ],
  [
    'a gateway between a browser and an origin',
    [opens('peer', 'alice'), opens('program', 'origin'), opens('peer', 'bob')],
    ['alice: client', 'bob: client', 'your program: server', 'origin: server'],
  ],
])('%s', (_, entries, names) => {
  expect(told(...entries)).toEqual(names)
})

test('lines stand apart from each other, with room on both sides', () => {
  const { all, width, program, parties } = lifelines(
    ['tracker', 'anna', 'ben', 'clara', 'david'].map((name) => opens('program', name)),
  )
  const gaps = all.slice(1).map(({ x }, index) => x - (all[index]?.x ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(110)
  expect(width - (all.at(-1)?.x ?? 0)).toBe(program.x)
  expect(parties.get('ben')?.x).toBe(all[3]?.x)
  expect(lifelines([opens('program')]).width).toBe(560)
})
