// Packets that wait before a link: bursts, packet by packet; and arrivals at random in the long run, by the formulas of
// queueing theory for arrivals that know nothing of each other (a Poisson process).
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, frequency, plain, rate, time } = dimensions

export const burstModel: Model = defineModel({
  name: 'queue-burst',
  says: 'bursts of packets of one size arrive at an empty queue, each burst at one instant, and are sent in turn',
  inputs: {
    packets: { dimension: plain, allowed: [1, 1_000], says: 'of each burst' },
    packetSize: { dimension: data, allowed: 'above-zero', says: 'of each packet' },
    rate: { dimension: rate, allowed: 'above-zero', says: 'of the link behind the queue' },
    which: {
      dimension: plain,
      otherwise: 1,
      allowed: [1, 1_000],
      says: 'packet of the first burst `wait` means',
    },
    bursts: { dimension: plain, otherwise: 1, allowed: [1, 100], says: 'that arrive' },
    interval: { dimension: time, otherwise: 0, says: 'from burst to burst' },
  },
  outputs: {
    wait: { dimension: time, says: 'of one packet until it begins to be sent' },
    meanWait: { dimension: time, says: 'over all packets of all bursts' },
    longestWait: { dimension: time, says: 'of any packet' },
    emptyTime: { dimension: time, says: 'from the last burst until the queue is empty and the link free' },
  },
  run(given) {
    const [packets, bursts, which] = [given('packets'), given('bursts'), given('which')]
    if (which > packets) throw new RangeError(`“which” is ${which}, of a burst of ${packets} packets`)
    const transmission = given('packetSize') / given('rate')
    const waits: number[] = []
    let [arrives, free] = [0, 0]
    for (let burst = 0; burst < bursts; burst += 1) {
      arrives = burst * given('interval')
      for (let packet = 0; packet < packets; packet += 1) {
        const starts = Math.max(arrives, free)
        waits.push(starts - arrives)
        free = starts + transmission
      }
    }
    return {
      wait: waits[which - 1] ?? Number.NaN,
      meanWait: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
      longestWait: waits.reduce((longest, wait) => Math.max(longest, wait), 0),
      emptyTime: free - arrives,
    }
  },
})

/** How long packets wait on average, in transmission times of a mean packet, by traffic intensity; below 1. */
const meanWaits = {
  'exponential sizes': (intensity: number) => intensity / (1 - intensity),
  'one size': (intensity: number) => intensity / (2 * (1 - intensity)),
}

export const mm1Model: Model = randomQueueModel('exponential sizes', 'queue-mm1')
export const md1Model: Model = randomQueueModel('one size', 'queue-md1')

/** What comes faster than it is sent waits for ever. */
function randomQueueModel(sizes: keyof typeof meanWaits, name: string): Model {
  const which = sizes === 'one size' ? 'of one size (M/D/1)' : 'of exponentially distributed sizes (M/M/1)'
  return defineModel({
    name,
    says: `packets ${which} arrive at random, as a Poisson process, and wait in a queue without limit`,
    inputs: {
      arrivalRate: { dimension: frequency, says: 'packets in a second, on average' },
      packetSize: { dimension: data, allowed: 'above-zero', says: 'of a packet, on average' },
      rate: { dimension: rate, allowed: 'above-zero', says: 'of the link behind the queue' },
    },
    outputs: {
      intensity: {
        dimension: plain,
        says: 'of the traffic, La/R: the share of time that the link sends, below 1',
      },
      meanWait: { dimension: time, says: 'in the queue, without being sent; infinite from intensity 1' },
      meanDelay: { dimension: time, says: 'in the queue and being sent' },
      meanWaiting: { dimension: plain, says: 'packets in the queue, on average' },
      meanPresent: { dimension: plain, says: 'packets in the queue and being sent, on average' },
    },
    run(given) {
      const transmission = given('packetSize') / given('rate')
      const arrivals = given('arrivalRate')
      const intensity = arrivals * transmission
      const meanWait = intensity < 1 ? meanWaits[sizes](intensity) * transmission : Number.POSITIVE_INFINITY
      const meanDelay = meanWait + transmission
      // Little's law: how many there are is how fast they come, times how long they stay.
      return {
        intensity,
        meanWait,
        meanDelay,
        meanWaiting: arrivals === 0 ? 0 : arrivals * meanWait,
        meanPresent: arrivals === 0 ? 0 : arrivals * meanDelay,
      }
    },
  })
}
