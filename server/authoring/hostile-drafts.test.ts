// What an author writes is loaded beside everybody's pages: whatever it is, there is an answer in time, it is a
// problem with a line, and the next question is answered as if nothing had been.
import { afterAll, describe, expect, it } from 'vitest'
import { soundExercise } from '#graders/testing/written-exercise.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { lookAtFiles } from '#server/exercises/look-at-folder.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

afterAll(stopExercisePool)

const look = (text: string, cpuMsMax = 3_000) =>
  lookAtFiles(
    new Map([['exercise.md', new TextEncoder().encode(text)]]),
    { seed: 'hostile', cpuMsMax },
    crypto.randomUUID(),
  )
const withLine = (find: string, line: string) => soundExercise.replace(find, line)
const statement = (text: string) =>
  soundExercise.replace('There are {{objects}} objects.', `{{objects}}\n\n${text}`)

const hostile: [string, string][] = [
  ['a bomb of YAML aliases', `---\na: &a [x, x, x]\n${'b: &b [*a, *a, *a]\n'.repeat(9)}---\n`],
  ['an alias of itself', '---\nid: &a [*a]\n---\n'],
  ['a merge of everything into itself', '---\n<<: &a { <<: *a }\n---\n'],
  ['YAML nested thousands deep', `---\nid: ${'['.repeat(20_000)}\n---\n`],
  [
    'YAML nested in lines',
    `---\n${Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')}\n---\n`,
  ],
  ['100,000 parts', `---\nparts:\n${'- {}\n'.repeat(100_000)}---\n`],
  ['as many parts as fit', `---\nparts:\n${'- {}\n'.repeat(1_990)}---\n`],
  ['a key of 60,000 letters', `---\n${'k'.repeat(60_000)}: 1\n---\n`],
  ['a tag that would be code', '---\nid: !!js/function "function () {}"\n---\n'],
  [
    'a formula nested deep',
    withLine('answer: objects * plain', `answer: ${'('.repeat(140)}rtt${')'.repeat(140)}`),
  ],
  ['a power of powers', withLine('answer: objects * plain', 'answer: plain * 9^9^9^9^9^9^9')],
  ['a requirement that never holds', withLine('objects * rtt > 100 ms', 'objects * rtt > 100 h')],
  ['a derived quantity of itself', withLine('plain: 2 * rtt', 'plain: 2 * plain')],
  ['a quotation of quotations', statement('>'.repeat(6_000))],
  ['a statement like a book', statement('words '.repeat(20_000))],
  ['templates without end', statement('{{rtt}} '.repeat(5_000))],
]

describe('a draft that is meant badly, or gone wrong', () => {
  it.each(shareOfToday(hostile, 6, ([name]) => name))('%s is answered as a problem', async (_, text) => {
    const answer = await look(text)
    expect(answer.loads ? answer.facts : answer.problems.slice(0, 1)).toEqual([
      expect.objectContaining({ line: expect.any(Number), says: expect.any(String) }),
    ])
  })

  it('with maths that never ends costs no more than any other text', async () => {
    expect(await look(statement('\\$'.repeat(25_000)))).toMatchObject({ loads: true, crash: null })
  })

  it('is stopped when it takes too long, says so, and leaves the next one in peace', async () => {
    const answers = await Promise.all([
      look(statement('>'.repeat(59_000)), 50),
      look(soundExercise),
      look(soundExercise),
    ])
    const says: unknown = expect.stringContaining('was stopped')
    expect(answers[0]).toMatchObject({ loads: false, checked: false, problems: [{ says }] })
    expect(answers.slice(1)).toMatchObject([{ loads: true }, { loads: true }])
  })

  it('does not push the line ahead of those who wait', async () => {
    const order: string[] = []
    const ask = async (name: string, background: boolean) => {
      await lookAtFiles(
        new Map([['exercise.md', new TextEncoder().encode(soundExercise)]]),
        { background },
        name,
      )
      order.push(name)
    }
    await Promise.all([ask('first', true), ask('list', true), ask('typing', false)])
    expect(order).toEqual(['first', 'typing', 'list'])
  })
})
