import { describe, expect, test } from 'vitest'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { drawnExercise, drawnParameters, drawnText } from '#graders/testing/drawn-exercise.ts'
import { loadText } from '#graders/testing/written-exercise.ts'
import { TimelineSchema } from '#protocols/timeline/timeline.ts'

test('a student sees what can be drawn, and nothing of when or in which order', () => {
  const [part] = presentExercise(drawnExercise(), drawnParameters).parts
  expect(part).toEqual({
    id: 'diagram',
    kind: 'timeline',
    ask: 'Draw it.',
    points: 1,
    lifelines: [
      { id: 'client', label: 'Browser', side: 'client' },
      { id: 'server', label: 'Web server', side: 'server' },
    ],
    labels: [
      'base file',
      'GET base file',
      'GET object 1',
      'GET object 2',
      'object 1',
      'object 2',
      'SYN',
      'SYN + ACK',
    ],
    quantities: [
      { name: 'RTT', ms: 100 },
      { name: 'RTT / 2', ms: 50 },
      { name: 'base file', ms: 20 },
    ],
    propagations: [{ between: ['client', 'server'], ms: 50 }],
    messagesMax: 30,
  })
})

test('a propagation delay that has no name is not told', () => {
  const exercise = drawnExercise(['RTT / 2: rtt / 2, ', ''])
  expect(presentExercise(exercise, drawnParameters).parts).toMatchObject([{ propagations: [] }])
})

test('the solution is a diagram, and text where there is none', () => {
  const { diagrams, answers } = solutionFor(drawnExercise(), drawnParameters)
  expect(diagrams.map(({ name, timeline }) => [name, TimelineSchema.safeParse(timeline).success])).toEqual([
    ['diagram', true],
  ])
  expect(answers[0]?.answer.split('\n').slice(0, 2)).toEqual([
    'SYN: client to server, 0 ms to 50 ms',
    'SYN + ACK: server to client, 50 ms to 100 ms',
  ])
})

test('it holds in its variants, misconceptions and all', () => {
  const report = testExercise(drawnExercise(['rtt: { choice: [100]', 'rtt: { integer: [90, 200]']), {
    variants: 50,
    seed: 'timeline',
  })
  expect(report.failures).toEqual([])
  expect(report.expectations.filter(({ held }) => held === 50).length).toBeGreaterThan(8)
})

/** What loading says of the exercise with one text in it replaced. */
const problemsWith = (from: string, to: string) => {
  expect(drawnText).toContain(from)
  const loaded = loadText(drawnText.replace(from, () => to))
  return loaded.ok ? [] : loaded.problems.map(({ line, says }) => `${line}: ${says}`)
}

describe('an author is told of', () => {
  test.each([
    ['a model that is not there', 'model: http-nonpersistent', 'model: http-9', /There is no model “http-9”/],
    [
      'a model that draws nothing',
      'model: http-nonpersistent',
      'model: store-and-forward',
      /^16: The model store-and-forward has no space-time diagram/,
    ],
    [
      'a wrong idea whose model draws nothing',
      'model: http-persistent',
      'model: store-and-forward',
      /^20: The model store-and-forward has no space-time diagram/,
    ],
    [
      'an input that does not fit',
      'inputs: { objects: objects + 1 }',
      'inputs: { rtt: objects }',
      /needed is a time/,
    ],
    [
      'an input that is unknown',
      'inputs: { objects: objects + 1 }',
      'inputs: { size: rtt }',
      /takes no “size”/,
    ],
    ['a quantity that is no time', 'base file: baseTx', 'base file: objects', /needed is a time/],
    [
      'a tolerance that blurs everything',
      'quantities:',
      'tolerance: 20 ms\n    quantities:',
      /not small beside/,
    ],
    [
      'a distractor that is right',
      'quantities:',
      'distractors: [SYN]\n    quantities:',
      /is a message of the right/,
    ],
    ['changes that cannot be made', '+ SYN: client', '- FIN: client', /there is no “FIN: client/],
    ['changes that cannot be read', '+ SYN: client to server, 0 ms', '+ SYN, 0 ms', /is not written as/],
    [
      'a wrong idea that is right',
      'model: http-persistent',
      'inputs: { objects: 2 }',
      /the same as the solution/,
    ],
    [
      'one that draws what the part asks',
      'model: http-persistent\n        ',
      '',
      /give model, inputs, conventions or changes/,
    ],
  ])('%s', (_, from, to, says) => {
    expect(problemsWith(from, to).join('\n')).toMatch(says)
  })
})
