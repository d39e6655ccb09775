import { expect, it } from 'vitest'
import { readSettings, writeSettings } from '#components/instruments/page-load/settings.ts'

const read = (query: string) => readSettings(new URLSearchParams(query))

it('comes back from the address as it was', () => {
  const settings = read('?rtt=30&objects=12&parallel=6&line=each&way=pipelined')
  expect(settings).toMatchObject({
    load: { rttMs: 30, objects: 12, parallel: 6, bandwidth: 'each', dnsMs: 0 },
    drawn: 'pipelined',
  })
  expect(read(writeSettings(settings))).toEqual(settings)
})

it.each([
  'rtt=-5',
  'rtt=1e9',
  'rtt=',
  'rtt=many',
  'rtt=NaN',
  'rtt=Infinity',
  'rtt=12.7',
  'way=flying&line=two',
])('puts %s right', (query) => {
  const { load, drawn } = read(query)
  expect(Number.isInteger(load.rttMs) && load.rttMs >= 0 && load.rttMs <= 400).toBe(true)
  expect(drawn).toBe('serial')
  expect(load.bandwidth).toBe('shared')
})
