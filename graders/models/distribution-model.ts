// How long it takes until everybody has a file: from a server alone, and with the help of those who want it.
import { defineModel, type Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'

const { data, plain, rate, time } = dimensions

export const distributionModel: Model = defineModel({
  name: 'distribution',
  says: 'a file gets to N peers, from the server to each of them, or with all of them passing on what they have',
  inputs: {
    peers: { dimension: plain, allowed: [1, 1_000_000], says: 'that want the file' },
    size: { dimension: data, allowed: 'above-zero', says: 'of the file' },
    serverRate: { dimension: rate, allowed: 'above-zero', says: 'at which the server uploads' },
    downloadRate: { dimension: rate, allowed: 'above-zero', says: 'of the peer that downloads slowest' },
    uploadRate: { dimension: rate, otherwise: 0, says: 'of each peer' },
    peers2: {
      dimension: plain,
      otherwise: 0,
      allowed: [0, 1_000_000],
      says: 'that want it, too, with uploadRate2',
    },
    uploadRate2: { dimension: rate, otherwise: 0, says: 'of each of those' },
  },
  outputs: {
    clientServer: { dimension: time, says: 'at least, if the server sends all copies' },
    peerToPeer: { dimension: time, says: 'at least, if peers pass on what they have' },
    serverShare: { dimension: time, says: 'of those bounds: the server sends all copies' },
    oneCopy: { dimension: time, says: 'of those bounds: the server sends one copy' },
    slowest: { dimension: time, says: 'of those bounds: the slowest peer downloads the file' },
    allUpload: { dimension: time, says: 'of those bounds: everybody together uploads all copies' },
    speedUp: { dimension: plain, says: 'clientServer by peerToPeer' },
  },
  run(given) {
    const [size, serverRate] = [given('size'), given('serverRate')]
    const copies = (given('peers') + given('peers2')) * size
    const peersUpload = given('peers') * given('uploadRate') + given('peers2') * given('uploadRate2')
    const serverShare = copies / serverRate
    const oneCopy = size / serverRate
    const slowest = size / given('downloadRate')
    const allUpload = copies / (serverRate + peersUpload)
    const clientServer = Math.max(serverShare, slowest)
    const peerToPeer = Math.max(oneCopy, slowest, allUpload)
    return {
      clientServer,
      peerToPeer,
      serverShare,
      oneCopy,
      slowest,
      allUpload,
      speedUp: clientServer / peerToPeer,
    }
  },
})
