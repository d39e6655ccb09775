import { expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { writesFilm } from '#graders/labs/peers/dash/writes-film.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'

const film = Buffer.concat([Buffer.from('[one]'), Buffer.alloc(20, 0xc3)])

function judge(written: Buffer) {
  const capture = new OutputCapture(1_000)
  capture.add('stdout', written)
  try {
    writesFilm({ capture }, { sentFilm: () => film })
  } catch (error) {
    if (error instanceof CheckFailure) return error.mismatch
    throw error
  }
  return null
}

test.each<[string, Buffer, object]>([
  ['nothing', Buffer.alloc(0), { code: 'missing-output' }],
  [
    'text',
    Buffer.from(film.toString('utf8')),
    { offset: 5, actual: 'the bytes ef bf bd ef bf bd ef bf and so on' },
  ],
  [
    'a part',
    film.subarray(0, 9),
    { offset: 9, actual: 'the end of the output', expected: expect.stringContaining('c3') },
  ],
  ['more', Buffer.concat([film, Buffer.from('\n')]), { code: 'leftover-bytes', count: 1 }],
])('%s is not the film', (_, written, mismatch) => {
  expect(judge(written)).toMatchObject(mismatch)
})

test('the film is', () => expect(judge(film)).toBeNull())
