import { expect, test } from 'vitest'
import type { Response } from '#graders/exercise/response.ts'
import type { Judgement } from '#server/submissions/judge-answer.ts'
import { judgeReadable } from '#server/submissions/judge-readable.ts'

const response: Response = {
  a: { kind: 'number', value: '1', unit: '' },
  b: { kind: 'number', value: '[', unit: '' },
  c: { kind: 'number', value: '…', unit: '' },
}
const judged: Judgement = { is: 'judged', result: { parts: [], score: 0.5 } }
const asked: string[][] = []
const judge =
  (...judgements: Judgement[]) =>
  async (given: Response) => {
    asked.push(Object.keys(given))
    return judgements.shift() ?? judged
  }

test('what cannot be read, and then what is too intricate, is left out and named', async () => {
  asked.length = 0
  const unreadable: Judgement = { is: 'unreadable', unreadable: [{ part: 'b', says: 'a bracket' }] }
  const unjudged: Judgement = { is: 'unjudged', unjudged: [{ part: 'c', says: 'too intricate' }] }
  expect(await judgeReadable(judge(unreadable, unjudged), response)).toEqual({
    judgement: judged,
    unreadable: [
      { part: 'b', says: 'a bracket' },
      { part: 'c', says: 'too intricate' },
    ],
  })
  expect(asked).toEqual([['a', 'b', 'c'], ['a', 'c'], ['a']])
})

test('it waits where all are busy, and ends where nothing helps', async () => {
  expect(await judgeReadable(judge({ is: 'busy' }), response)).toBeNull()
  const never: Judgement = { is: 'unreadable', unreadable: [{ part: 'b', says: 'a bracket' }] }
  expect(await judgeReadable(judge(never, never, never), response)).toMatchObject({
    judgement: { is: 'faulted' },
  })
})
