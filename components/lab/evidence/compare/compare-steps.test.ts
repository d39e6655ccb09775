import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOtherByte, pairSteps, stepsOf } from '#components/lab/evidence/compare/compare-steps.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'

const entry = (
  kind: TranscriptEntry['kind'],
  from: TranscriptEntry['from'],
  text = '',
  more: Partial<TranscriptEntry> = {},
): TranscriptEntry => ({
  atMs: 1,
  connection: 0,
  transport: 'tcp',
  from,
  kind,
  ...(kind === 'data' ? { base64: Buffer.from(text).toString('base64') } : {}),
  ...more,
})
const open = entry('open', 'program')
const asks = entry('data', 'program', 'hello\n')
const answers = (...pieces: string[]) => pieces.map((piece) => entry('data', 'peer', piece))
const fin = (from: TranscriptEntry['from']) => entry('fin', from)

const compare = (mine: TranscriptEntry[], right: TranscriptEntry[]) =>
  pairSteps(stepsOf(mine), stepsOf(right)).map(({ mine: own, right: other, same }) =>
    [own?.says ?? '-', same ? '=' : '|', other?.says ?? '-'].join(' '),
  )

test('how a stream was cut, and when it came, is no difference', () => {
  const mine = [open, asks, ...answers('HEL', 'LO'), fin('peer'), fin('program')]
  const right = [open, asks, ...answers('H', 'E', 'LLO'), fin('peer'), fin('program')].map((one) => ({
    ...one,
    atMs: 90,
  }))
  expect(compare(mine, right).every((line) => line.includes(' = '))).toBe(true)
})

test('who leaves early is told from who reads to the end', () => {
  expect(
    compare([open, asks, ...answers('H'), fin('program')], [open, asks, ...answers('HELLO'), fin('peer')]),
  ).toEqual([
    'opens a connection = opens a connection',
    'hello\\n = hello\\n',
    'H | HELLO',
    'ends its sending side (FIN) | -',
    '- | ends its sending side (FIN)',
  ])
})

test('other bytes stand beside each other, with the first that differs', () => {
  const pairs = pairSteps(
    stepsOf([open, entry('data', 'program', 'hello')]),
    stepsOf([open, entry('data', 'program', 'help')]),
  )
  expect(pairs.map((pair) => pair.same)).toEqual([true, false])
  expect(pairs.map(firstOtherByte)).toEqual([null, 3])
})

const ping = (text: string) => entry('data', 'program', text, { transport: 'udp' })

test('a datagram is a step of its own', () => {
  expect(stepsOf([ping('1'), ping('2')]).map(({ says }) => says)).toEqual(['1', '2'])
})

test('no step is left out, and none comes out of order', () => {
  const some = fc.array(fc.constantFrom(open, asks, fin('program'), fin('peer'), ...answers('A', 'B')), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(some, some, (mine, right) => {
      const [a, b] = [stepsOf(mine), stepsOf(right)]
      const pairs = pairSteps(a, b)
      expect(pairs.flatMap((pair) => pair.mine ?? [])).toEqual(a)
      expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(b)
      for (const pair of pairs) expect(pair.same).toBe(pair.mine?.key === pair.right?.key)
    }),
  )
})
