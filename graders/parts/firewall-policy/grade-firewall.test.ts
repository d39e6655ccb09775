import { describe, expect, test } from 'vitest'
import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import { solutionFor } from '#graders/exercise/solve-exercise.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'
import { makeDice } from '#protocols/firewall/oracle/dice.ts'
import { intricatePolicies } from '#protocols/firewall/oracle/intricate-policies.ts'
import { emptyRule, rulesMax } from '#protocols/firewall/rule/rule.ts'
import { readRules } from '#protocols/firewall/rule/rule-text.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const written = `---
id: one-server
title: One server
version: 1
topic: test/firewall
parameters:
  host: { integer: [10, 200] }
parts:
  - id: policy
    kind: firewall-policy
    ask: Protect 192.0.2.{{host}}.
    zones:
      - { id: internet, says: the Internet }
      - { id: servers, says: our servers, addresses: 192.0.2.0/24 }
    names:
      - { id: web, says: the web server, addresses: "192.0.2.{{host}}" }
    requirements:
      - id: open
        says: Anybody may reach port 80 of the web server.
        packets: [ "tcp on internet to web port 80 new" ]
        decision: accept
      - id: closed
        says: Nothing else comes in.
        packets: [ "any on internet new" ]
        except: [ "tcp to web port 80" ]
        decision: deny
        points: 3
    solution: |
      accept tcp on internet to web port 80 # canary-comment
      default deny
    misconceptions:
      - id: canary-every-host
        says: Your rule names no destination, so canary-misconception.
        policy: accept tcp on internet to any port 80
        decides:
          - { packets: [ "tcp on internet to 192.0.2.0/24 port 80 new" ], decision: accept }
tests:
  - { response: { policy: "accept tcp on internet to 192.0.2.{{host}} port 80" }, score: 1 }
  - { response: { policy: "accept tcp on internet to any port 80" }, score: 0.25, misconception: canary-every-host }
---
## Statement
A server.

## Solution
\`\`\`
{{answer policy}}
\`\`\`
`
const parameters = { host: 77 }
const seed = seedOfToday
const exercise = exerciseFrom(written)

function responseOf(text: string): Response {
  const read = readRules(text)
  if (!read.ok) throw new Error(read.says)
  return { policy: { kind: 'firewall-policy', ...read.list } }
}

function judge(response: Response) {
  const result = ExerciseResultSchema.parse(gradeResponse(exercise, parameters, response))
  return { score: result.score, ...result.parts[0] }
}

test('a policy that means the same as the solution is right, however it is written', () => {
  const text = `
deny any on internet from any to 192.0.2.0-192.0.2.76
accept tcp on internet to 192.0.2.76/31 port 79-81
default accept`
  expect(judge(responseOf('accept tcp on internet from 0.0.0.0/0 to 192.0.2.77 port 80')).score).toBe(1)
  expect(judge(responseOf(text)).score).toBe(0.25)
})

test('the first requirement that does not hold is shown by a packet, and all of them are told', () => {
  const { outcome, feedback, right, score } = judge(responseOf('accept tcp on internet to web'))
  expect(score).toBe(0.25)
  expect(outcome).toEqual({
    status: 'failed',
    mismatch: {
      code: 'wrong-decision',
      requirement: 'Nothing else comes in.',
      packet:
        'a new TCP packet from 198.51.100.7 port 49152 to 192.0.2.77 (web) port 443, arriving from the zone internet',
      actual: 'accept',
      rule: 1,
    },
  })
  expect(feedback).toMatchObject({
    kind: 'firewall-policy',
    requirements: [
      { id: 'open', met: true },
      { id: 'closed', met: false, counterexample: { given: 'accept', rule: 0 } },
    ],
  })
  expect(right).toEqual({ kind: 'firewall-policy', needed: [{ id: 'closed', decision: 'deny' }] })
})

describe('what earns nothing', () => {
  test.each([
    ['all of it through', 'accept any'],
    [
      'all of it through, in halves',
      'accept any to 0.0.0.0/1\naccept any established\naccept any to 128.0.0.0/1',
    ],
    ['none of it', 'deny tcp'],
    ['none of it, in order', 'deny any\naccept any'],
  ])('%s', (_, text) => expect(judge(responseOf(text)).score).toBe(0))

  test('no rule at all is blank, as is no answer', () => {
    expect(judge(responseOf('default accept')).outcome).toMatchObject({ mismatch: { code: 'blank' } })
    expect(judge({}).outcome).toMatchObject({ mismatch: { code: 'blank' } })
    expect(judge({ policy: { kind: 'number', value: '80', unit: '' } }).outcome).toMatchObject({
      mismatch: { code: 'blank' },
    })
  })
})

test('a field that cannot be read is named, with its rule', () => {
  const rules = [emptyRule, { ...emptyRule, source: '10.0.0.0/40' }]
  const response = ResponseSchema.parse({ policy: { kind: 'firewall-policy', rules, otherwise: 'deny' } })
  expect(judge(response).outcome).toMatchObject({
    mismatch: { code: 'unreadable', actual: '10.0.0.0/40', where: { stream: 'response', line: 2 } },
  })
})

describe('what a stranger may send', () => {
  test('is bounded', () => {
    const rules = Array.from({ length: rulesMax + 1 }, () => emptyRule)
    const policy = { kind: 'firewall-policy', rules, otherwise: 'deny' }
    expect(ResponseSchema.safeParse({ policy }).success).toBe(false)
    const long = { ...emptyRule, source: '1'.repeat(201) }
    expect(ResponseSchema.safeParse({ policy: { ...policy, rules: [long] } }).success).toBe(false)
  })

  test('is judged, whatever its rules do to each other', () => {
    for (const { name, list } of intricatePolicies(makeDice(seed))) {
      const { outcome } = judge(ResponseSchema.parse({ policy: { kind: 'firewall-policy', ...list } }))
      const code = outcome?.status === 'failed' ? outcome.mismatch.code : outcome?.status
      expect(['wrong-decision', 'misconception'], `${name}, SEED=${seed}`).toContain(code)
    }
  })
})

test('a student sees words and the policy to begin with, and nothing that leads to the answer', () => {
  const presented = presentExercise(exercise, parameters)
  expect(presented.parts).toEqual([
    {
      id: 'policy',
      kind: 'firewall-policy',
      ask: 'Protect 192.0.2.77.',
      points: 1,
      marksAnomalies: true,
      start: { rules: [], otherwise: 'deny' },
      requirements: [
        { id: 'open', says: 'Anybody may reach port 80 of the web server.' },
        { id: 'closed', says: 'Nothing else comes in.' },
      ],
      vocabulary: {
        zones: [
          { id: 'internet', says: 'the Internet', addresses: undefined },
          { id: 'servers', says: 'our servers', addresses: '192.0.2.0/24' },
        ],
        names: [{ id: 'web', says: 'the web server', addresses: '192.0.2.77' }],
      },
    },
  ])
  expect(JSON.stringify(presented)).not.toMatch(/canary/u)
})

test('the solution is a policy with the numbers of the variant', () => {
  const answer = 'accept tcp on internet to web port 80\ndefault deny'
  expect(solutionFor(exercise, parameters)).toMatchObject({
    markdown: `\`\`\`\n${answer}\n\`\`\``,
    answers: [{ part: 'policy', answer }],
  })
})

describe('an author’s mistake is said with its line', () => {
  test.each([
    [
      'a set of packets',
      'tcp on internet to web port 80 new',
      'tcp on moon to web port 80 new',
      20,
      'no zone “moon”',
    ],
    [
      'a solution',
      'accept tcp on internet to web port 80 # c',
      'let tcp # c',
      28,
      'line 1: A line begins with',
    ],
    ['an address', 'addresses: 192.0.2.0/24', 'addresses: 192.0.2.0/99', 14, 'a prefix length is'],
    ['a word of the rules', '{ id: web, says', '{ id: port, says', 16, '“port” is a word of the rules'],
    ['the same id twice', 'id: closed', 'id: open', 22, 'Two of requirements are called “open”'],
    ['a formula', 'says: Nothing else comes in.', 'says: "Nothing but {{hots}}."', 23, 'hots'],
  ])('%s', (_, from, to, line, says) => {
    const loaded = loadText(written.replaceAll(from, to))
    expect(loaded.ok).toBe(false)
    if (loaded.ok) return
    const lines = loaded.problems.map((problem) => `${problem.line}: ${problem.says}`)
    expect(lines.join('\n')).toContain(`${line}: `)
    expect(lines.join('\n')).toContain(says)
  })
})
