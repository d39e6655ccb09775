// The tier survives: what peers and networks do.
import { swarmPeers } from '#graders/author/bittorrent'
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { asksWhoHas, waitsForUnchoke } from './conforms.ts'
import { fetches, fetchesFile, join } from './works.ts'

const two = () => swarmPeers({ has: 'all' }, { has: 'all' })

export const survivesCorrupt = check('survives-corrupt-piece', {
  tier: 'survives',
  says: 'Throws a piece away that does not have its hash, and asks another peer for it.',
  needs: [fetchesFile],
  points: 3,
  why: {
    says: 'Nobody in a swarm has to be trusted, since every piece can be checked against the torrent. Who does not check passes on what somebody has made up.',
    reference: 'BEP 3, metainfo files',
  },
  async run(context) {
    const corrupts = context.random.integer(0, 2)
    await fetches(await join(context, { peers: two(), misbehaves: { corrupts } }))
  },
})

export const survivesChoke = check('survives-choke', {
  tier: 'survives',
  says: 'Asks for nothing when the peer has choked it in the middle, and asks again for what had not come when it may.',
  needs: [waitsForUnchoke],
  points: 2,
  why: {
    says: 'Peers change their partners every ten seconds. What was asked for before “choke” is forgotten with it.',
    reference: 'BEP 3, peer protocol',
  },
  async run(context) {
    const joined = await join(context, { misbehaves: { chokesAt: context.random.integer(1, 2) } })
    await fetches(joined).catch((error: unknown) => {
      joined.swarm.restedWhileChoked()
      throw error
    })
    joined.swarm.restedWhileChoked()
  },
})

export const survivesSplit = check('survives-split', {
  tier: 'survives',
  says: 'Reads handshake and messages that come in small pieces.',
  needs: [fetchesFile],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: where a message ends, only its length says, and that may be cut in two as well.',
    reference: 'RFC 9293 section 3.7',
  },
  async run(context) {
    const peers = swarmPeers({ has: 'all', over: link({ split: 'every-byte', gapMs: 1 }) })
    await fetches(await join(context, { peers }, { bytes: 768, pieceBytes: 256 }))
  },
})

export const survivesTogether = check('survives-together', {
  tier: 'survives',
  says: 'Reads a handshake, a bitfield and “unchoke” that come in one segment.',
  needs: [fetchesFile],
  points: 1,
  why: {
    says: 'Whoever reads 68 bytes or more and takes them for the handshake alone throws away what the peer said next, and waits for it for ever.',
    reference: 'RFC 9293 section 3.7',
  },
  async run(context) {
    await fetches(await join(context, { peers: swarmPeers({ has: 'all', misbehaves: { together: true } }) }))
  },
})

export const survivesHave = check('survives-have', {
  tier: 'survives',
  says: 'Listens to a peer without a bitfield, and asks it for the piece of which it tells by “have”.',
  needs: [asksWhoHas],
  points: 2,
  why: {
    says: 'Peers are fetching as well: what one did not have at the handshake it has a moment later, and says so. Who has nothing yet may leave the bitfield out.',
    reference: 'BEP 3, peer messages',
  },
  async run(context) {
    const last = context.random.integer(0, 3)
    const rest = [0, 1, 2, 3].filter((piece) => piece !== last)
    await fetches(await join(context, { peers: swarmPeers({ has: rest }, { has: [], later: [last] }) }))
  },
})

export const survivesReset = check('survives-reset', {
  tier: 'survives',
  says: 'Goes on with the others when a peer cannot be reached, or is gone in the middle of a piece.',
  needs: [fetchesFile],
  points: 2,
  why: {
    says: 'Peers are computers at home: they are switched off without a word. What one of them owed is to be asked of another.',
  },
  async run(context) {
    const peers = swarmPeers({ has: 'all', misbehaves: { gone: true } }, { has: 'all' }, { has: 'all' })
    await fetches(await join(context, { peers, misbehaves: { resetsAt: context.random.integer(1, 2) } }))
  },
})

export const survivesChatter = check('survives-other-messages', {
  tier: 'survives',
  says: 'Passes over what needs no answer: messages of length 0, and what a peer says once more or for itself.',
  needs: [fetchesFile],
  points: 1,
  why: {
    says: 'A length of 0 keeps the connection alive, and has no number behind it. A peer that says “interested” wants to be let, and needs no answer from who gives nothing.',
    reference: 'BEP 3, peer messages',
  },
  async run(context) {
    await fetches(await join(context, { peers: swarmPeers({ has: 'all', misbehaves: { chatters: true } }) }))
  },
})
