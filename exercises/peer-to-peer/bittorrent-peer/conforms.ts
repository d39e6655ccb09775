// The tier conforms: BEP 3 and BEP 23 to the letter.
import { swarmPeers } from '#graders/author/bittorrent'
import { check } from '#graders/author/lab'
import { announces, fetched, fetches, fetchesFile, greets, join, soon } from './works.ts'

/** In an order that the seed chooses. */
export function shuffled(
  pieces: readonly number[],
  random: { integer: (min: number, max: number) => number },
) {
  const left = [...pieces]
  return pieces.map(() => left.splice(random.integer(0, left.length - 1), 1)[0] ?? 0)
}

export const announcesAll = check('announces-all', {
  tier: 'conforms',
  says: 'Tells the tracker all that it wants to know: peer_id of 20 bytes, port, uploaded, downloaded, left, compact=1 and event=started.',
  needs: [announces],
  points: 1,
  why: {
    says: 'By what is left, a tracker knows who still needs the file and who has it, and by the port where you can be found.',
    reference: 'BEP 3, trackers',
  },
  async run(context) {
    const { swarm: all } = await join(context)
    await all.isAnnounced(soon)
    all.saidAll()
  },
})

export const waitsForUnchoke = check('waits-for-unchoke', {
  tier: 'conforms',
  says: 'Says “interested”, and asks for nothing before the peer has said “unchoke”.',
  needs: [fetchesFile],
  points: 2,
  why: {
    says: 'Every connection begins choked. A peer lets those ask whom it chooses among the interested, and passes over what others ask for.',
    reference: 'BEP 3, peer protocol',
  },
  async run(context) {
    const { swarm: all } = await join(context, { unchokes: 'when-interested' })
    await all.isJoined(soon)
    await all.isFetched(fetched)
    all.waitedForUnchoke()
  },
})

export const blocks = check('blocks', {
  tier: 'conforms',
  says: 'Asks for a piece in blocks of at most 16,384 bytes; the last piece, and its last block, are as short as the file is.',
  needs: [fetchesFile],
  points: 2,
  why: {
    says: 'Peers close the connection of those who ask for more than 2^14 bytes at once, or for bytes that are not there. What a piece is made of is up to you; what it must be is its hash.',
    reference: 'BEP 3, peer messages',
  },
  async run(context) {
    const last = context.random.integer(17_000, 30_000)
    const joined = await join(context, {}, { bytes: 32_768 + last, pieceBytes: 32_768 })
    await fetches(joined)
    joined.swarm.askedInBlocks()
  },
})

export const asksWhoHas = check('asks-who-has', {
  tier: 'conforms',
  says: 'Asks a peer only for pieces that it has, by its bitfield.',
  needs: [fetchesFile],
  points: 2,
  why: {
    says: 'A bit for each piece, the first the highest of the first byte. What a peer does not have, it cannot give, and it does not say so.',
    reference: 'BEP 3, peer messages',
  },
  async run(context) {
    const order = shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], context.random)
    const [one, rest] = [order.slice(0, 5), order.slice(5)].map((pieces) => pieces.toSorted((a, b) => a - b))
    const joined = await join(
      context,
      { peers: swarmPeers({ has: one ?? [] }, { has: rest ?? [] }) },
      { bytes: 20_480 },
    )
    await joined.swarm.isGreeted(soon)
    await fetches(joined).catch((error: unknown) => {
      joined.swarm.askedOnlyWhoHas()
      throw error
    })
    joined.swarm.askedOnlyWhoHas()
  },
})

export const rarestFirst = check('rarest-first', {
  tier: 'conforms',
  says: 'Joins all peers, and asks for that piece first which the fewest of them have.',
  needs: [asksWhoHas, waitsForUnchoke],
  points: 3,
  why: {
    says: 'With the last one who has a piece the file would be gone for all. What is rare is therefore copied first; what many have will still be there later.',
    reference: 'BEP 3, peer protocol',
  },
  async run(context) {
    const { random } = context
    // One piece that one peer has, two that two have, three that three have: in places that the seed chooses.
    const order = shuffled([0, 1, 2, 3, 4, 5], random)
    const [a = 0, b = 0, c = 0, ...common] = order
    const peers = swarmPeers({ has: [b, ...common] }, { has: [a, b, c, ...common] }, { has: [c, ...common] })
    const { swarm: all } = await join(context, { peers, unchokes: 'when-all-are-there' }, { bytes: 12_288 })
    await all.isJoined(soon)
    await all.isFetched(fetched)
    all.askedRarestFirst()
  },
})

export const peersAsList = check('peers-as-list', {
  tier: 'conforms',
  says: 'Understands a tracker that names the peers in a list of dictionaries.',
  needs: [fetchesFile],
  points: 1,
  why: {
    says: 'That is how it was at first: to each peer its ip, as text, and its port. compact=1 is a wish, and not every tracker grants it.',
    reference: 'BEP 3, trackers; BEP 23',
  },
  async run(context) {
    await fetches(await join(context, { tracker: { compact: false } }))
  },
})

export const saysCompleted = check('says-completed', {
  tier: 'conforms',
  says: 'Tells the tracker when the file is there: event=completed, left=0.',
  needs: [fetchesFile, announcesAll],
  points: 1,
  why: {
    says: 'So the tracker knows how many have the file, and how often it was fetched.',
    reference: 'BEP 3, trackers',
  },
  async run(context) {
    const { swarm: all } = await join(context)
    await all.isFetched(fetched)
    await all.isToldOfTheEnd(soon)
  },
})

export const reportsFailure = check('reports-failure', {
  tier: 'conforms',
  says: 'Says the reason for which a tracker refuses, and ends with an exit status other than 0.',
  needs: [greets],
  points: 1,
  why: {
    says: 'A tracker refuses with the status 200 and a dictionary in which “failure reason” stands, meant for people.',
    reference: 'BEP 3, trackers',
  },
  async run(context) {
    const reason = `not here: ${context.random.words(3)}`
    const { swarm: all, peer } = await join(context, { tracker: { refuses: reason } })
    await all.isAnnounced(soon)
    await peer.ends(soon)
    peer.showsNoStackTrace()
    await peer.says(reason, soon)
    await peer.fails(soon)
  },
})
