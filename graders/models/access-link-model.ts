// An institution behind one access link, with a web cache inside it or without.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, frequency, plain, rate, time } = dimensions

export const accessLinkModel: Model = defineModel({
  name: 'access-link',
  says: 'requests from a local network are answered by its cache or else over an access link, whose queue is M/M/1',
  inputs: {
    requestRate: { dimension: frequency, says: 'of all browsers together, on average' },
    objectSize: { dimension: data, allowed: 'above-zero', says: 'of an object, on average' },
    accessRate: {
      dimension: rate,
      allowed: 'above-zero',
      says: 'of the access link, towards the institution',
    },
    lanRate: { dimension: rate, otherwise: 0, says: 'of the local network, for `lanIntensity`' },
    internetDelay: {
      dimension: time,
      otherwise: 0,
      says: 'from the request at the far end of the access link to the reply there',
    },
    hitRate: {
      dimension: plain,
      otherwise: 0,
      allowed: 'share',
      says: 'of the requests, answered by the cache',
    },
    hitTime: { dimension: time, otherwise: 0, says: 'in which the cache answers' },
  },
  outputs: {
    accessIntensity: { dimension: plain, says: 'of the traffic on the access link, below 1' },
    lanIntensity: { dimension: plain, says: 'of the traffic on the local network; 0 without `lanRate`' },
    accessDelay: {
      dimension: time,
      says: 'of an object at the access link, waiting and being sent: (L/R) / (1 - intensity); infinite from intensity 1',
    },
    missTime: { dimension: time, says: 'for what the cache does not have: accessDelay + internetDelay' },
    responseTime: { dimension: time, says: 'mean over hits and misses' },
    accessTraffic: { dimension: rate, says: 'that comes over the access link' },
  },
  run(given) {
    const transmission = given('objectSize') / given('accessRate')
    const wanted = given('requestRate') * given('objectSize')
    const [hits, misses] = [given('hitRate'), 1 - given('hitRate')]
    const accessIntensity = misses * given('requestRate') * transmission
    const accessDelay = accessIntensity < 1 ? transmission / (1 - accessIntensity) : Number.POSITIVE_INFINITY
    const missTime = accessDelay + given('internetDelay')
    return {
      accessIntensity,
      lanIntensity: given('lanRate') === 0 ? 0 : wanted / given('lanRate'),
      accessDelay,
      missTime,
      responseTime: hits * given('hitTime') + (misses === 0 ? 0 : misses * missTime),
      accessTraffic: misses * wanted,
    }
  },
})
