import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { verdictsMismatches } from '#graders/parts/packet-verdicts/verdicts-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const variant = { host: 20, client: 7, port: 2000 }
const right = [
  { decision: 'accept', by: 0 },
  { decision: 'deny', by: 'default' },
  { decision: 'accept', by: 2 },
]
const judge = (verdicts: unknown, text = written) =>
  gradeResponse(
    exerciseFrom(text),
    variant,
    ResponseSchema.parse({ verdicts: { kind: 'packet-verdicts', verdicts } }),
  )
const [first, second, third] = right
const open = { decision: null, by: null }

describe('a packet counts half for what happens to it, half for what decides', () => {
  test.each([
    ['all right', right, 1],
    ['another rule that says the same', [first, second, { decision: 'accept', by: 0 }], 0.83],
    ['the decision alone', [first, second, { decision: 'accept', by: null }], 0.83],
    ['the rule alone', [first, second, { decision: null, by: 2 }], 0.67],
    ['the rule against its own words', [first, second, { decision: 'deny', by: 2 }], 0.67],
    ['one open', [first, second, open], 0.67],
    ['one left out', [first], 0.33],
    ['nothing', [], 0],
    ['three times open', [open, open, open], 0],
  ])('%s', (_, verdicts, score) => expect(judge(verdicts).parts[0]).toMatchObject({ score }))

  test.each([
    ['a rule that is not there', [{ decision: 'deny', by: 3 }]],
    ['a packet that is not there', [...right, first]],
  ])('%s is not judged', (_, verdicts) => {
    expect(judge(verdicts).parts[0]).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
  })
})

test('each wrong verdict is told what follows; right ones stand in the other half alone', () => {
  const result = judge([
    { decision: 'accept', by: 2 },
    { decision: 'accept', by: 0 },
    { decision: 'deny', by: 'default' },
  ])
  const [shown] = explainResult(result, false).parts
  expect(shown?.feedback).toEqual({
    kind: 'packet-verdicts',
    wrong: [
      { packet: 0, says: 'Rule 3 does not match this packet: its protocol is TCP.' },
      {
        packet: 1,
        says: 'Rule 1 does not match this packet: its destination port is 22.',
        idea: 'Rule 1 opens one port of the web server. This packet goes to another.',
      },
      { packet: 2, says: 'The default decides what no rule matches. One of the rules matches this packet.' },
    ],
  })
  expect(JSON.stringify(shown)).not.toMatch(/nobody asks rule 2|"right"/u)
  const [revealed] = explainResult(result, true).parts
  expect(revealed?.right).toMatchObject({
    verdicts: [
      { verdict: first, way: ['Rule 1 matches: accept.'], because: expect.stringContaining('nobody asks') },
      { verdict: second },
      { verdict: third },
    ],
  })
})

test('what is presented tells nothing of what is right', () => {
  const text = JSON.stringify(presentExercise(exerciseFrom(written), variant))
  expect(text).toContain('"policy"')
  expect(text).not.toMatch(/decidedBy|nobody asks|misconception|last-match/u)
})

test('an author’s tests hold', () => {
  expect(testExercise(exerciseFrom(written), { variants: 20, seed: 'packets' }).failures).toEqual([])
})

test.each([
  ['a policy that cannot be read', 'default deny', 'default maybe', 'The policy cannot be read, line 4'],
  ['a rule with an unknown name', 'accept udp on internet to web', 'accept udp on internet to wbe', 'rule 3'],
  ['more than one packet', 'to web port 22"', 'to any port 22"', 'which one address'],
  ['a packet without a port', 'to web port 22"', 'to web"', 'to which one port'],
  ['a state that the firewall finds', 'memory: none', 'memory: connections', null],
  ['an idea of no packet', 'packet: admin, by', 'packet: root, by', 'no packet “root”'],
  ['an idea that is right', 'packet: admin, by: 1', 'packet: page, by: 1', 'comes to the right verdict'],
  ['an idea about nothing', 'packet: admin, by: 1, ', '', 'either reads or packet'],
  ['two packets of one name', 'id: admin', 'id: page', 'Two are called “page”'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  const said = loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')
  if (says === null) expect(said).toBe('')
  else expect(said).toContain(says)
})

const stated = (memory: string, protocol: string) => {
  const text = written
    .replace('memory: none', `memory: ${memory}`)
    .replace(
      `"${protocol} on internet from 203.0.113.{{client}} port {{port}} to web port ${protocol === 'tcp' ? 22 : 53}"`,
      (whole) => `${whole.slice(0, -1)} established"`,
    )
  const loaded = loadText(text)
  return loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')
}

test('an established packet cannot be said to a firewall that finds out by itself, nor of UDP', () => {
  expect(stated('connections', 'tcp')).toContain('finds out by itself')
  expect(stated('none', 'udp')).toContain('Only TCP has an ACK bit')
  expect(stated('none', 'tcp')).toBe('')
})

mismatchesReadWell(
  new URL('verdicts-mismatch.golden.txt', import.meta.url),
  verdictsMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [2, 0],
    [0, 1],
    [2, 1],
  ].map(([wrong, lacking]) =>
    AnswerMismatchSchema.parse({
      code: 'wrong-verdicts',
      wrong,
      open: lacking,
      of: 5,
      follows: 'Rule 3 does not match this packet: its protocol is TCP.',
      actual: 'packet 1: deny, by rule 3',
    }),
  ),
  explainAnswer,
)
