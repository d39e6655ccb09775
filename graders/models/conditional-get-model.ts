// A browser asks for the same object again and again, with If-None-Match once it has a copy; the object changes now and
// then. Played out request by request.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, plain, time } = dimensions

export const conditionalGetModel: Model = defineModel({
  name: 'conditional-get',
  says: 'an object that changes at fixed times is asked for at fixed times, by conditional GET once there is a copy',
  inputs: {
    requests: { dimension: plain, allowed: [1, 100_000], says: 'at time 0 and then every `every`' },
    every: { dimension: time, allowed: 'above-zero', says: 'from request to request' },
    changes: {
      dimension: time,
      otherwise: 0,
      says: 'from change to change, the first one that long after the first request; 0 if it never changes',
    },
    objectSize: { dimension: data, says: 'of the content' },
    headSize: { dimension: data, otherwise: 0, says: 'of the head of a response, 200 and 304 alike' },
  },
  outputs: {
    full: { dimension: plain, says: 'responses 200 with content' },
    notModified: { dimension: plain, says: 'responses 304 without' },
    received: { dimension: data, says: 'in all responses, heads included' },
    withoutCache: { dimension: data, says: 'that plain GET would have received' },
    saved: { dimension: data, says: 'withoutCache less received' },
    savedShare: { dimension: plain, says: 'of withoutCache' },
  },
  run(given) {
    const [requests, every, changes] = [given('requests'), given('every'), given('changes')]
    const changesBy = (at: number) => (changes === 0 ? 0 : Math.floor(at / changes))
    let full = 0
    let copyOf: number | null = null
    for (let request = 0; request < requests; request += 1) {
      const version = changesBy(request * every)
      if (version !== copyOf) full += 1
      copyOf = version
    }
    const heads = requests * given('headSize')
    const received = heads + full * given('objectSize')
    const withoutCache = heads + requests * given('objectSize')
    const saved = withoutCache - received
    return {
      full,
      notModified: requests - full,
      received,
      withoutCache,
      saved,
      savedShare: withoutCache === 0 ? 0 : saved / withoutCache,
    }
  },
})
