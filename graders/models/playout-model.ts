// A video of constant rate over a network of constant rate: what has arrived waits in a buffer until it is shown.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, rate, time } = dimensions

export const playoutModel: Model = defineModel({
  name: 'playout',
  says: 'a video arrives at a constant rate in a buffer without bounds, and is shown from a certain stock on',
  inputs: {
    length: { dimension: time, allowed: 'above-zero', says: 'of the video' },
    videoRate: { dimension: rate, allowed: 'above-zero', says: 'of the video' },
    rate: { dimension: rate, allowed: 'above-zero', says: 'of the network' },
    delay: { dimension: time, otherwise: 0, says: 'from the click until the first bit arrives' },
    stock: { dimension: time, otherwise: 0, says: 'of video that has to be there before the picture starts' },
  },
  outputs: {
    start: { dimension: time, says: 'from the click to the picture' },
    plays: {
      dimension: time,
      says: 'how long it is shown before it stands still; the whole length if it never does',
    },
    earliestStart: { dimension: time, says: 'from the click, so that it never stands still' },
    fullest: { dimension: data, says: 'that the buffer holds at most, until it stands still' },
    end: { dimension: time, says: 'from the click until all has arrived' },
  },
  run(given) {
    const [length, delay] = [given('length'), given('delay')]
    const [videoRate, arriving] = [given('videoRate'), given('rate')]
    const stock = Math.min(given('stock'), length)
    const start = delay + (stock * videoRate) / arriving
    const end = delay + (length * videoRate) / arriving
    // While it is shown, the buffer loses what the network lacks, and the stock lasts so long.
    const lasts = arriving >= videoRate ? length : (stock * videoRate) / (videoRate - arriving)
    const atStart = stock * videoRate
    // The buffer grows until all has arrived, where it grows at all.
    const atEnd = length * videoRate - Math.max(0, end - start) * videoRate
    return {
      start,
      plays: Math.min(length, lasts),
      earliestStart: delay + Math.max(0, end - delay - length),
      fullest: Math.max(atStart, atEnd),
      end,
    }
  },
})
