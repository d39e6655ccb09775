// A sender that waits for acknowledgements, packet by packet: one on its way at a time, or as many as the window allows.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, plain, rate, time } = dimensions

export const stopAndWaitModel: Model = defineModel({
  name: 'stop-and-wait',
  says: 'packets over one link, nothing lost: the next one leaves when the window, of one packet or more, allows it',
  inputs: {
    packetSize: { dimension: data, allowed: 'above-zero', says: 'of each packet' },
    rate: { dimension: rate, allowed: 'above-zero', says: 'of the link' },
    rtt: { dimension: time, says: 'propagation there and back' },
    ackTx: { dimension: time, otherwise: 0, says: 'transmission time of an acknowledgement' },
    window: {
      dimension: plain,
      otherwise: 1,
      allowed: [1, 10_000],
      says: 'packets without acknowledgement at most',
    },
    packets: { dimension: plain, otherwise: 1, allowed: [1, 10_000], says: 'to be sent, for `allTime`' },
  },
  outputs: {
    cycle: { dimension: time, says: 'from the first bit of a packet to the last of its acknowledgement' },
    utilisation: { dimension: plain, says: 'share of time in which the sender sends, in the long run' },
    throughput: { dimension: rate, says: 'in the long run' },
    fullWindow: { dimension: plain, says: 'smallest window with which the sender never waits' },
    allTime: { dimension: time, says: 'until the last of `packets` is acknowledged' },
  },
  run(given) {
    const transmission = given('packetSize') / given('rate')
    const cycle = transmission + given('rtt') + given('ackTx')
    const window = given('window')
    // A window more than was asked for shows how much later its first packet leaves than that of the window before.
    const { leaves, acknowledged } = send(2 * window, window, transmission, cycle)
    const period = (leaves[window] ?? Number.NaN) - (leaves[0] ?? Number.NaN)
    const sent = send(given('packets'), window, transmission, cycle)
    return {
      cycle,
      utilisation: (window * transmission) / period,
      throughput: (window * given('packetSize')) / period,
      fullWindow: Math.ceil((cycle / transmission) * (1 - 1e-12)),
      allTime: Math.max(acknowledged[0] ?? 0, ...sent.acknowledged.slice(-1)),
    }
  },
})

/** When the first bit of each packet leaves, and when its acknowledgement is there. */
function send(packets: number, window: number, transmission: number, cycle: number) {
  const leaves: number[] = []
  const acknowledged: number[] = []
  let free = 0
  for (let packet = 0; packet < packets; packet += 1) {
    const start = Math.max(free, acknowledged[packet - window] ?? 0)
    leaves.push(start)
    acknowledged.push(start + cycle)
    free = start + transmission
  }
  return { leaves, acknowledged }
}
