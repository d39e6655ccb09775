import { swarmPeers } from '#graders/author/bittorrent'
import { check, hiddenChecks } from '#graders/author/lab'
import { blocks, rarestFirst, saysCompleted, shuffled } from './conforms.ts'
import { survivesCorrupt, survivesReset } from './survives.ts'
import { fetched, fetches, join, soon } from './works.ts'

const otherTorrents = check('other-torrents', {
  tier: 'conforms',
  says: 'Fetches whatever it is given: a tracker with a key in its URL, more in the dictionary info, other pieces.',
  needs: [saysCompleted, blocks],
  points: 2,
  why: {
    says: 'The info hash is that of info as it stands, with keys that you do not know. What the announce URL already asks goes on with &.',
    reference: 'BEP 3, metainfo files',
  },
  async run(context) {
    const { random } = context
    const joined = await join(
      context,
      { tracker: { path: `/${random.token()}/announce?key=${random.token()}` } },
      {
        bytes: random.integer(9_000, 15_000),
        pieceBytes: 4_096,
        more: { private: 1, source: random.words(2) },
      },
    )
    await joined.swarm.isAnnounced(soon)
    await fetches(joined)
  },
})

const otherRarities = check('other-rarities', {
  tier: 'conforms',
  says: 'Asks for the rarest piece first among five peers that have other pieces each.',
  needs: [rarestFirst],
  points: 2,
  why: {
    says: 'How many have a piece is counted over all of their bitfields.',
    reference: 'BEP 3, peer protocol',
  },
  async run(context) {
    const order = shuffled(
      Array.from({ length: 12 }, (_, piece) => piece),
      context.random,
    )
    // The first three have one holder, the next three two, and so on.
    const has = Array.from({ length: 5 }, (_, peer) =>
      order.filter((_piece, at) =>
        Array.from({ length: 1 + Math.floor(at / 3) }, (_one, more) => (at + more) % 5).includes(peer),
      ),
    )
    const peers = swarmPeers(...has.map((pieces) => ({ has: pieces })))
    const { swarm: all } = await join(
      context,
      { peers, unchokes: 'when-all-are-there' },
      { bytes: 12_288, pieceBytes: 1_024 },
    )
    await all.isJoined(soon)
    await all.isFetched(fetched)
    all.askedRarestFirst()
  },
})

const strangers = check('strangers', {
  tier: 'survives',
  says: 'Asks nothing of a peer whose handshake is for another file, and does not wait for one that says nothing.',
  needs: [survivesReset],
  points: 1,
  why: {
    says: 'Addresses are given to others, and what listens there now may speak of something else, or not at all.',
    reference: 'BEP 3, peer protocol',
  },
  async run(context) {
    const peers = swarmPeers(
      { has: 'all', misbehaves: { silent: true } },
      { has: 'all', misbehaves: { otherFile: true } },
      { has: 'all' },
    )
    const joined = await join(context, { peers })
    await fetches(joined)
    joined.swarm.askedNothingOf('ben')
  },
})

const otherCorruption = check('other-corruption', {
  tier: 'survives',
  says: 'Finds the wrong byte in any piece, the short last one too.',
  needs: [survivesCorrupt, blocks],
  points: 1,
  why: {
    says: 'Each piece has its hash, 20 bytes of “pieces”: the last one that of the bytes that it has.',
    reference: 'BEP 3, metainfo files',
  },
  async run(context) {
    const peers = swarmPeers({ has: 'all' }, { has: 'all' }, { has: 'all' })
    const bytes = 5 * 2_048 + context.random.integer(100, 2_000)
    await fetches(await join(context, { peers, misbehaves: { corrupts: 5 } }, { bytes }))
  },
})

export default hiddenChecks([otherTorrents, otherRarities, strangers, otherCorruption])
