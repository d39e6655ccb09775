import { expect, test } from 'vitest'
import { readLosses, readRoundTrips } from '#graders/labs/peers/ping/read-report.ts'

test.each([
  ['10 packets transmitted, 7 received, 30% packet loss', 30],
  ['Packet loss: 30.0 %', 30],
  ['loss rate = 0.3', 30],
  ['Paketverlust 30 Percent', 30],
  ['Lost packets percentage: 30.00%', 30],
  ['packet loss rate: 1.0', 100],
])('%s', (output, percent) => {
  expect(readLosses(output).map((one) => Math.round(one))).toContain(percent)
})

test.each([
  ['rtt min/avg/max = 1.5/20.25/300 ms', 1.5, 20.25, 300],
  ['round-trip min/avg/max/stddev = 1.5/20.25/300/7 ms', 1.5, 20.25, 300],
  ['Minimum = 15ms, Maximum = 300ms, Average = 20ms', 15, 20, 300],
  ['Min RTT: 0.0015 s\nMax RTT: 0.3 s\nAverage RTT: 0.02 s', 0.0015, 0.02, 0.3],
  ['minimum RTT (ms): 1.5\nmaximum RTT (ms): 300\naverage RTT (ms): 20.25', 1.5, 20.25, 300],
  ['Max 300 Min 1.5 Avg 20.25', 1.5, 20.25, 300],
  ['the maximum RTT is 0.3\nthe minimum RTT is 7.2e-05\nthe average RTT is 0.02', 7.2e-5, 0.02, 0.3],
])('%s', (output, min, avg, max) => {
  expect(readRoundTrips(`Ping 1 min 4\nReply: 9\n${output}\n`)).toEqual({ min, avg, max })
})

test('what is not there is not made up', () => {
  expect(readRoundTrips('min 3 max 4')).toBeNull()
  expect(readLosses('10 sent, 7 received')).toEqual([])
})
