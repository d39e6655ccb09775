import { describe, expect, test } from 'vitest'
import type { Conventions } from '#graders/models/conventions.ts'
import {
  nonpersistentPageModel,
  persistentPageModel,
  pipelinedPageModel,
} from '#graders/models/page-model.ts'
import { runModel } from '#graders/testing/run-model.ts'
import type { Page } from '#protocols/timeline/page.ts'

const counted: Conventions = { handshake: 'counted', controlPackets: 'free', connections: 'serial' }
const ms = 1_000

const pageModels = {
  close: nonpersistentPageModel,
  'one-by-one': persistentPageModel,
  pipelined: pipelinedPageModel,
}

/** RTT 100 ms, 5 objects, 10 ms for the base file, 20 ms for an object. Times in ms. */
function run(
  conventions: Conventions,
  change: Readonly<Record<string, number>> = {},
  connection: Page['connection'] = 'close',
) {
  const given: Readonly<Record<string, number>> = {
    rtt: 100 * ms,
    objects: 5,
    baseTx: 10 * ms,
    objectTx: 20 * ms,
    controlTx: 1 * ms,
    parallel: 2,
    dns: 0,
    ...change,
  }
  const outputs = runModel(pageModels[connection], given, conventions)
  const time = (name: string) => (outputs[name] ?? Number.NaN) / ms
  return {
    pageTime: time('pageTime'),
    baseTime: time('baseTime'),
    objectTime: time('objectTime'),
    lookUpTime: time('lookUpTime'),
    roundTrips: outputs.roundTrips,
    connections: outputs.connections,
  }
}

describe('each convention changes the account as its sentence says', () => {
  test.each([
    ['handshake counted, control packets free, serial', counted, {}, [1_310, 210, 220, 12, 6]],
    ['handshake not counted', { ...counted, handshake: 'not-counted' }, {}, [710, 110, 120, 6, 6]],
    [
      'control packets that cost 1 ms',
      { ...counted, controlPackets: 'costing' },
      {},
      [1_328, 213, 223, 12, 6],
    ],
    ['two connections at a time', { ...counted, connections: 'parallel' }, {}, [870, 210, 220, 8, 6]],
    ['a name looked up first', counted, { dns: 30 * ms }, [1_340, 240, 220, 12, 6]],
    ['no objects', counted, { objects: 0 }, [210, 210, 0, 2, 1]],
  ] satisfies [string, Conventions, Record<string, number>, number[]][])(
    '%s',
    (_, conventions, change, expected) => {
      const { pageTime, baseTime, objectTime, roundTrips, connections } = run(conventions, change)
      expect([pageTime, baseTime, objectTime, roundTrips, connections]).toEqual(expected)
    },
  )
})

test('numbers that no page can have are a RangeError, which the loader shows to the author', () => {
  expect(() => run(counted, { objects: 101 })).toThrow(RangeError)
  expect(() => run(counted, { objects: 2.5 })).toThrow(RangeError)
})

test.each([
  ['kept open', 'one-by-one', counted, {}, [810, 210, 120, 7, 1]],
  ['kept open, pipelined', 'pipelined', counted, {}, [410, 210, 120, 3, 1]],
  ['no objects', 'pipelined', counted, { objects: 0 }, [210, 210, 0, 2, 1]],
  [
    'two kept open, the second one from the start',
    'one-by-one',
    { ...counted, connections: 'parallel', opening: 'with-the-first' },
    {},
    [570, 210, 120, 5, 2],
  ],
  [
    'two kept open, the second one when it is needed',
    'one-by-one',
    { ...counted, connections: 'parallel', opening: 'after-the-base-file' },
    {},
    [570, 210, 120, 5, 2],
  ],
  [
    'two closed after each file, sharing the rate',
    'close',
    { ...counted, connections: 'parallel', bandwidth: 'shared' },
    {},
    [910, 210, 240, 8, 6],
  ],
] satisfies [string, Page['connection'], Conventions, Record<string, number>, number[]][])(
  'a page over connections %s',
  (_, connection, conventions, change, expected) => {
    const got = run(conventions, change, connection)
    expect([got.pageTime, got.baseTime, got.objectTime, got.roundTrips, got.connections]).toEqual(expected)
  },
)

test('look-ups through several name servers come before everything, and are no round trips to the web server', () => {
  const dns = { dns: 2 * ms, dns2: 80 * ms, dns3: 0, dns4: 30 * ms }
  const { pageTime, lookUpTime, roundTrips } = run(counted, dns)
  expect([pageTime, lookUpTime, roundTrips]).toEqual([1_310 + 112, 112, 12])
})
