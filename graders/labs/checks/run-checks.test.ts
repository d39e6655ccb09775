import { expect, test } from 'vitest'
import { CheckFailure, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { type Check, type CheckContext, check, everyAddressAnswers, lab } from '#graders/labs/checks/check.ts'
import { runChecks, sayable } from '#graders/labs/checks/run-checks.ts'
import { EventOrder } from '#graders/labs/contract/event-order.ts'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import { loopbackNetwork } from '#graders/labs/peers/testing/peer-tools.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'
import { defaultLimits } from '#graders/sandbox/contract.ts'

const makeCheck = (id: string, run: (context: CheckContext) => Promise<void>): Check =>
  check(id, { tier: 'works', says: 'Works.', points: 1, why: { says: 'Because.' }, tryIt: '{program}', run })

/** The events of a run of checks that start no program. */
async function run(visible: Check[], hidden: Check[], file = 'main.py'): Promise<LabEvent[]> {
  const events: LabEvent[] = []
  await runChecks({
    labId: 'a-lab',
    lab: lab({ internet: everyAddressAnswers({ host: '198.51.100.7' }), checks: visible }),
    hidden: { checks: hidden, seed: 'the secret seed' },
    only: undefined,
    seed: 'the public seed',
    submission: { dir: '/nowhere', texts: new Map([[file, '']]), chosen: undefined },
    limits: defaultLimits,
    build: () => Promise.resolve(null),
    startProgram: () => Promise.reject(new Error('these checks start no program')),
    openNetwork: () => Promise.resolve(loopbackNetwork),
    slots: () => 4,
    overload: new OverloadWatch(),
    emit: (event) => {
      events.push(event)
      return Promise.resolve()
    },
  })
  return events
}

const fails = (mismatch: ProgramMismatch) =>
  makeCheck('only', () => Promise.reject(new CheckFailure(mismatch)))

test('hidden checks draw from the secret seed, visible ones from the public one, and no event says the secret', async () => {
  const drawn: Record<string, string> = {}
  const draws = (id: string) =>
    makeCheck(id, ({ random }) => {
      drawn[id] = random.words(8)
      return Promise.resolve()
    })
  const events = await run([draws('open')], [draws('hidden')])
  expect(drawn).toEqual({
    open: seededRandom('the public seed/open').words(8),
    hidden: seededRandom('the secret seed/hidden').words(8),
  })
  expect(JSON.stringify(events)).toContain('the public seed')
  expect(JSON.stringify(events)).not.toContain('the secret seed')
})

test.each<[string, ProgramMismatch]>([
  ['a text without end', { code: 'language', problem: 'module', detail: 'a'.repeat(5_000) }],
  ['line 0', { code: 'crashed', signal: null, stack: '', where: { stream: 'source', line: 0 } }],
  [
    'a line that no number holds',
    { code: 'crashed', signal: null, stack: '', where: { stream: 'source', line: 1e20 } },
  ],
])(
  'a mismatch that no event may carry costs the student, and is no fault of ours: %s',
  async (_, mismatch) => {
    const events = await run([fails(mismatch)], [])
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'check-finished',
        outcome: { status: 'failed', mismatch: { code: 'crashed', signal: null, stack: '' } },
      }),
    )
    const order = new EventOrder('the public seed')
    expect(events.map((event) => order.admit(JSON.stringify(event)))).toEqual(
      JSON.parse(JSON.stringify(events)),
    )
  },
)

test('what stands in for it shows what the program said last, cut', () => {
  const capture = new OutputCapture(10_000)
  capture.add('stderr', Buffer.from(`Oh no. ${'\x01'.repeat(8_000)}`))
  const outcome = sayable({
    outcome: {
      status: 'failed',
      mismatch: { code: 'language', problem: 'module', detail: 'a'.repeat(5_000) },
    },
    output: [capture],
  })
  expect(outcome).toMatchObject({
    mismatch: { code: 'crashed', stack: expect.stringMatching(/^Oh no[^]{100,3990}$/) },
  })
})

test('a mismatch that an event may carry stays as it is', async () => {
  const mismatch: ProgramMismatch = { code: 'exit-status', expected: 0, actual: 1, stderr: 'no' }
  const events = await run([fails(mismatch)], [])
  expect(events).toContainEqual(
    expect.objectContaining({
      outcome: { status: 'failed', mismatch: { ...mismatch, why: { says: 'Because.' } } },
    }),
  )
})

test('a file name without end does not make a command that no event may carry', async () => {
  const long = makeCheck('only', () => Promise.resolve())
  const events = await run(
    [{ ...long, tryIt: `${'x'.repeat(400)} | {program}` }],
    [],
    `${'a'.repeat(196)}.py`,
  )
  const order = new EventOrder('the public seed')
  expect(events.map((event) => order.admit(JSON.stringify(event)).type).at(-1)).toBe('run-finished')
})
