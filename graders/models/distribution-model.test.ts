import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionModel } from '#graders/models/distribution-model.ts'
import { runModel } from '#graders/testing/run-model.ts'

const seconds = (peers: number) => {
  const given = { peers, size: 15e9, serverRate: 30, downloadRate: 2, uploadRate: 0.3 }
  const { clientServer = 0, peerToPeer = 0 } = runModel(distributionModel, given)
  return [clientServer / 1e6, peerToPeer / 1e6].map(Math.round)
}

test('a worked problem: 15 Gbit, a server of 30 Mbps, peers of 2 Mbps down and 300 kbps up', () => {
  expect(seconds(10)).toEqual([7_500, 7_500])
  expect(seconds(100)).toEqual([50_000, 25_000])
  expect(seconds(1_000)).toEqual([500_000, 45_455])
})

/**
 * A way to distribute at the rate `all`, told by Kumar and Ross: the server sends each peer a part of the stream, which
 * that peer passes on to all others, and to every peer what is left. Gives what everybody sends and receives.
 */
function schedule(all: number, uploads: readonly number[]) {
  const others = uploads.length - 1
  const most = uploads.map((upload) => (others === 0 ? 0 : upload / others))
  const passedOn = most.reduce((sum, each) => sum + each, 0)
  const scale = passedOn > all ? all / passedOn : 1
  const parts = most.map((each) => each * scale)
  const rest = all - parts.reduce((sum, each) => sum + each, 0)
  return {
    serverSends: parts.reduce((sum, each) => sum + each, 0) + rest * uploads.length,
    peersSend: parts.map((part) => part * others),
  }
}

test('the time of the model can be kept by a schedule in which nobody sends more than they can', () => {
  const situations = fc.record({
    size: fc.integer({ min: 1_000, max: 1_000_000_000 }),
    serverRate: fc.integer({ min: 1, max: 200 }),
    downloadRate: fc.integer({ min: 1, max: 300 }),
    slow: fc.record({ peers: fc.integer({ min: 1, max: 40 }), upload: fc.integer({ min: 0, max: 30 }) }),
    fast: fc.record({ peers: fc.integer({ min: 0, max: 40 }), upload: fc.integer({ min: 0, max: 90 }) }),
  })
  fc.assert(
    fc.property(situations, ({ size, serverRate, downloadRate, slow, fast }) => {
      const got = runModel(distributionModel, {
        peers: slow.peers,
        uploadRate: slow.upload,
        peers2: fast.peers,
        uploadRate2: fast.upload,
        size,
        serverRate,
        downloadRate,
      })
      const uploads = [
        ...Array.from({ length: slow.peers }, () => slow.upload),
        ...Array.from({ length: fast.peers }, () => fast.upload),
      ]
      const all = size / (got.peerToPeer ?? 0)
      const { serverSends, peersSend } = schedule(all, uploads)
      expect(serverSends).toBeLessThanOrEqual(serverRate * (1 + 1e-9))
      for (const [index, sends] of peersSend.entries()) {
        expect(sends).toBeLessThanOrEqual((uploads[index] ?? 0) * (1 + 1e-9))
      }
      expect(all).toBeLessThanOrEqual(downloadRate * (1 + 1e-9))
      // And nothing faster is possible: one of the four limits is used up.
      const copies = all * uploads.length
      const limits = [
        all / serverRate,
        all / downloadRate,
        copies / (serverRate + uploads.reduce((sum, each) => sum + each, 0)),
      ]
      expect(Math.max(...limits)).toBeCloseTo(1, 9)
      expect(got.clientServer).toBeGreaterThanOrEqual((got.peerToPeer ?? 0) * (1 - 1e-9))
    }),
  )
})
