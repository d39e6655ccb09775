// Packets over a chain of links, event by event: a router sends a packet on when it has all of it, has looked at it, and
// has sent what came before it.
import { type LinkNumber, linkNumbers, linkRateInputs, readLinkRates } from '#graders/models/link-rates.ts'
import { defineModel, type Model, ofEach } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, length, plain, rate, speed, time } = dimensions

interface Link {
  transmission: number
  propagation: number
}

export const storeAndForwardModel: Model = defineModel({
  name: 'store-and-forward',
  says: 'packets of one size go over several links, and each router stores a packet before it forwards it',
  inputs: {
    packets: { dimension: plain, allowed: [1, 10_000], says: 'that the source sends back to back' },
    packetSize: { dimension: data, allowed: 'above-zero', says: 'of each packet, with its headers' },
    ...linkRateInputs,
    ...ofEach('length', linkNumbers, () => ({ dimension: length, otherwise: 0, says: 'of each link' })),
    speed: { dimension: speed, otherwise: 0, says: 'of propagation, where a link has none of its own' },
    ...ofEach('speed', linkNumbers, () => ({
      dimension: speed,
      otherwise: 0,
      says: 'of propagation on that link; 0 for that of all links',
    })),
    processing: { dimension: time, otherwise: 0, says: 'what each router takes to look at a packet' },
  },
  outputs: {
    endToEnd: { dimension: time, says: 'until the last bit of the last packet has arrived' },
    firstPacket: { dimension: time, says: 'until the last bit of the first packet has arrived' },
    transmission: { dimension: time, says: 'of one packet, over all links together' },
    propagation: { dimension: time, says: 'over all links together' },
    longestWait: { dimension: time, says: 'of a packet in the queue of a router' },
    throughput: { dimension: rate, says: 'data of all packets by the time until all have arrived' },
  },
  run(given) {
    const links = readLinks(given)
    const [packets, packetSize] = [given('packets'), given('packetSize')]
    const { arrivals, longestWait } = send(packets, links, given('processing'))
    const endToEnd = Math.max(...arrivals.slice(-1))
    return {
      endToEnd,
      firstPacket: Math.min(...arrivals.slice(0, 1)),
      transmission: links.reduce((sum, { transmission }) => sum + transmission, 0),
      propagation: links.reduce((sum, { propagation }) => sum + propagation, 0),
      longestWait,
      throughput: (packets * packetSize) / endToEnd,
    }
  },
})

/** When each packet's last bit is at the destination; the first bit of the first leaves at 0. */
function send(packets: number, links: readonly Link[], processing: number) {
  let arrivals: number[] = Array.from({ length: packets }, () => 0)
  let longestWait = 0
  for (const [hop, { transmission, propagation }] of links.entries()) {
    let free = 0
    arrivals = arrivals.map((arrived) => {
      const ready = hop === 0 ? 0 : arrived + processing
      const start = Math.max(ready, free)
      if (hop > 0) longestWait = Math.max(longestWait, start - ready)
      free = start + transmission
      return free + propagation
    })
  }
  return { arrivals, longestWait }
}

type LinkInput = `${'rate' | 'length' | 'speed'}${LinkNumber}`

function readLinks(given: (name: LinkInput | 'speed' | 'packetSize') => number): Link[] {
  const rates = readLinkRates(given)
  return linkNumbers.slice(0, rates.length).map((which, index) => {
    const metres = given(`length${which}`)
    const speedHere = given(`speed${which}`) || given('speed')
    if (metres > 0 && speedHere === 0) {
      throw new RangeError(`“length${which}” is given, and no “speed” at which bits propagate`)
    }
    return {
      transmission: given('packetSize') / (rates[index] ?? Number.NaN),
      propagation: metres === 0 ? 0 : metres / speedHere,
    }
  })
}
