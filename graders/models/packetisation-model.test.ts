import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packetisationModel } from '#graders/models/packetisation-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

test('a worked problem: 64 kbps in packets of 56 bytes, over 2 Mbps and 10 ms', () => {
  const got = runModel(packetisationModel, {
    encodingRate: 0.064,
    payload: 56 * 8,
    rate: 2,
    propagation: 10_000,
  })
  expect(got.fillTime).toBeCloseTo(7_000, 6)
  expect(got.transmission).toBeCloseTo(224, 6)
  expect(got.delay).toBeCloseTo(17_224, 6)
})

/** Bit after bit: one comes into being, a full packet is sent when the link is free, the last bit arrives. */
function play(bits: number, header: number, bitTime: number, sendTime: number, propagation: number) {
  const delays: number[] = []
  let free = 0
  for (let packet = 0; packet < 20; packet += 1) {
    let created = packet * bits * bitTime
    const first = created
    for (let bit = 0; bit < bits; bit += 1) created += bitTime
    const start = Math.max(created, free)
    free = start + (bits + header) * sendTime
    delays.push(free + propagation - first)
  }
  return delays
}

test('as bits come, packets fill and leave, each arrives after the delay, where the link can carry the stream', () => {
  const situations = fc.record({
    bits: fc.integer({ min: 1, max: 400 }),
    header: fc.integer({ min: 0, max: 400 }),
    bitTime: fc.integer({ min: 1, max: 100 }),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    propagation: fc.integer({ min: 0, max: 100_000 }),
  })
  fc.assert(
    fc.property(situations, ({ bits, header, bitTime, share, propagation }) => {
      const sendTime = (share * bits * bitTime) / (bits + header)
      const got = runModel(packetisationModel, {
        encodingRate: 1 / bitTime,
        payload: bits,
        header,
        rate: 1 / sendTime,
        propagation,
      })
      for (const delay of play(bits, header, bitTime, sendTime, propagation)) {
        expect(delay / (got.delay ?? 0)).toBeCloseTo(1, 6)
      }
      expect((got.sentRate ?? 0) * sendTime).toBeCloseTo(share, 9)
      expect((got.packetRate ?? 0) * bits * bitTime).toBeCloseTo(1, 9)
      expect(got.streams).toBe(Math.floor((1 / share) * (1 + 1e-12)))
    }),
  )
})
