// Long transfers over the same links at a time: each gets the smallest of its fair shares.
import { type LinkNumber, linkNumbers, linkRateInputs, readLinkRates } from '#graders/models/link-rates.ts'
import { defineModel, type Model, ofEach } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, plain, rate, time } = dimensions

const utilisation = {
  dimension: plain,
  says: 'share of that link’s rate that is used; 0 where there is none',
}

export const bottleneckModel: Model = defineModel({
  name: 'bottleneck',
  says: 'a long transfer crosses several links, each of which is shared evenly by transfers that are limited alike',
  inputs: {
    ...linkRateInputs,
    ...ofEach('sharing', linkNumbers, () => ({
      dimension: plain,
      otherwise: 1,
      allowed: [1, 10_000],
      says: 'transfers that share that link, this one among them',
    })),
    size: { dimension: data, otherwise: 0, says: 'of what is transferred, for `fileTime`' },
  },
  outputs: {
    throughput: { dimension: rate, says: 'of one transfer, from end to end' },
    bottleneck: { dimension: plain, says: 'which link limits it, counted from 1; the first of several' },
    fileTime: { dimension: time, says: 'for all of `size` at that throughput' },
    utilisation1: utilisation,
    utilisation2: utilisation,
    utilisation3: utilisation,
    utilisation4: utilisation,
    utilisation5: utilisation,
  },
  run(given) {
    const rates = readLinkRates(given)
    const sharing = linkNumbers.map((which) => given(`sharing${which}`))
    const shares = rates.map((each, index) => each / (sharing[index] ?? 1))
    const throughput = Math.min(...shares)
    const used = (which: LinkNumber) => {
      const linkRate = given(`rate${which}`)
      return linkRate === 0 ? 0 : (throughput * given(`sharing${which}`)) / linkRate
    }
    return {
      throughput,
      bottleneck: shares.indexOf(throughput) + 1,
      fileTime: given('size') / throughput,
      utilisation1: used(1),
      utilisation2: used(2),
      utilisation3: used(3),
      utilisation4: used(4),
      utilisation5: used(5),
    }
  },
})
