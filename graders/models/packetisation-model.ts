// Voice or video that is sent as it comes into being: the first bit of a packet waits until the packet is full.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, frequency, plain, rate, time } = dimensions

export const packetisationModel: Model = defineModel({
  name: 'packetisation',
  says: 'sound or pictures are encoded at a constant rate, gathered into packets and sent over one link',
  inputs: {
    encodingRate: { dimension: rate, allowed: 'above-zero', says: 'at which bits come into being' },
    payload: { dimension: data, allowed: 'above-zero', says: 'that is gathered for a packet' },
    header: { dimension: data, otherwise: 0, says: 'that is put before each payload, of all layers' },
    rate: { dimension: rate, allowed: 'above-zero', says: 'of the link' },
    propagation: { dimension: time, otherwise: 0, says: 'delay of the link' },
  },
  outputs: {
    fillTime: { dimension: time, says: 'the packetisation delay: until a payload is there' },
    transmission: { dimension: time, says: 'of a packet, with its header' },
    delay: { dimension: time, says: 'from the first bit of a payload until its packet has arrived' },
    packetRate: { dimension: frequency, says: 'at which packets leave' },
    sentRate: { dimension: rate, says: 'that the stream takes of the link, headers included' },
    headerShare: { dimension: plain, says: 'of what is sent' },
    streams: { dimension: plain, says: 'such streams that the link carries at a time' },
  },
  run(given) {
    const packet = given('payload') + given('header')
    const fillTime = given('payload') / given('encodingRate')
    const transmission = packet / given('rate')
    const sentRate = packet / fillTime
    return {
      fillTime,
      transmission,
      delay: fillTime + transmission + given('propagation'),
      packetRate: 1 / fillTime,
      sentRate,
      headerShare: given('header') / packet,
      // A quotient of rates that is whole must not be just below it.
      streams: Math.floor((given('rate') / sentRate) * (1 + 1e-12)),
    }
  },
})
