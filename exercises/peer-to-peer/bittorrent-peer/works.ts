// The tier works, and what the other tiers begin with.
import { makeTorrent, swarm, swarmPeers, writesBytes } from '#graders/author/bittorrent'
import { type CheckContext, check } from '#graders/author/lab'

export const soon = { withinMs: 5_000 }
export const fetched = { withinMs: 9_000 }

type Context = Pick<CheckContext, 'open' | 'program' | 'random'>
type SwarmOptions = Parameters<typeof swarm>[0]
type Options = Omit<SwarmOptions, 'torrent' | 'peers'> & Partial<Pick<SwarmOptions, 'peers'>>

/** A swarm, and the program that joins it: with four pieces of 2 KiB, which one peer has, unless it is said otherwise. */
export async function join(
  { open, program, random }: Context,
  { peers = swarmPeers({ has: 'all' }), ...options }: Options = {},
  spec: Partial<Parameters<typeof makeTorrent>[1]> = {},
) {
  const torrent = makeTorrent(random, { bytes: 8_192, pieceBytes: 2_048, ...spec })
  const all = await open(swarm({ torrent, peers, ...options }))
  const name = `${random.words(1)}.torrent`
  const peer = await program.start({ args: [name], files: { [name]: all.metainfo } })
  return { torrent, swarm: all, peer }
}

/** The file comes, whole and sound, and the program ends in order. */
export async function fetches({ torrent, swarm: all, peer }: Awaited<ReturnType<typeof join>>) {
  await all.isFetched(fetched)
  await peer.exits(0, soon)
  writesBytes(peer, torrent.content)
}

/** For the student's own machine: the torrent of a file of five letters, and a tracker that only listens. */
const beside = `python3 -c "import hashlib; i=b'd6:lengthi5e4:name5:hello12:piece lengthi16384e6:pieces20:'+hashlib.sha1(b'hello').digest()+b'e'; open('hello.torrent','wb').write(b'd8:announce30:http://127.0.0.1:6969/announce4:info'+i+b'e'); print(hashlib.sha1(i).hexdigest())"; nc -l -p 6969 & sleep 1; {program} hello.torrent`

export const announces = check('announces', {
  tier: 'works',
  says: 'Asks the tracker at the URL in the torrent for peers, with the info hash in info_hash.',
  points: 2,
  why: {
    says: 'The info hash names the file to everybody: SHA-1 of the dictionary info, as it stands in the torrent. Its 20 bytes go into the URL, each that is no letter or digit as % and two hexadecimal digits.',
    reference: 'BEP 3, trackers',
  },
  tryIt: beside,
  async run(context) {
    const { swarm: all } = await join(context)
    await all.isAnnounced(soon)
  },
})

export const greets = check('greets', {
  tier: 'works',
  says: 'Connects to a peer that the tracker names, and begins with a handshake: the same info hash, and a peer id.',
  needs: [announces],
  points: 2,
  why: {
    says: 'A peer has many files, and closes where it is greeted for another one. In the tracker’s answer a peer is six bytes: four of the address, two of the port, the more significant first.',
    reference: 'BEP 3, peer protocol; BEP 23',
  },
  async run(context) {
    const { swarm: all } = await join(context)
    await all.isGreeted(soon)
    all.wasGreetedByTheSame()
  },
})

export const fetchesFile = check('fetches-file', {
  tier: 'works',
  says: 'Asks a peer for every piece, writes the file to standard output, and ends with exit status 0.',
  needs: [greets],
  points: 3,
  why: {
    says: 'A message is four bytes of length, one byte that says what it is, and the rest. Pieces come in the order in which they were asked for; in the file they stand in the order of their numbers.',
    reference: 'BEP 3, peer messages',
  },
  async run(context) {
    await fetches(await join(context, {}, { bytes: 3 * 16_384, pieceBytes: 16_384 }))
  },
})
