// The tracker of a swarm: a web server that is told who wants which file, and answers who has it (BEP 3 and BEP 23).
import type { Announce } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import type { Torrent } from '#graders/labs/peers/bittorrent/torrent.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { type HttpOrigin, httpOrigin } from '#graders/labs/peers/http/http-origin.ts'
import type { ServedPage } from '#graders/labs/peers/http/served-page.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import { type PeerAddress, readAnnounce, writeTrackerAnswer } from '#protocols/bittorrent/announce.ts'

export interface TrackerSpec {
  /** What its URL says behind the port. */
  path?: string
  /** Peers in six bytes each, or as a list of dictionaries. */
  compact?: boolean
  /** It answers everybody with this reason why not. */
  refuses?: string
  port?: number
}

interface TrackerAround {
  torrent: Torrent
  peers: readonly PeerAddress[]
  announces: Announce[]
}

const intervalS = 1_800

export function tracker(
  { path = '/announce', compact = true, refuses, port = 6_969 }: TrackerSpec,
  { torrent, peers, announces }: TrackerAround,
): Peer<HttpOrigin> {
  const said = (answer: Parameters<typeof writeTrackerAnswer>[0]): ServedPage => ({
    content: Buffer.from(writeTrackerAnswer(answer, { compact })),
    fields: { 'Content-Type': 'text/plain' },
  })
  const answers = (request: HeardRequest): ServedPage | undefined => {
    const [before, given = ''] = path.split('?')
    const [asked, query] = split(request.path)
    if (asked !== before) return undefined
    const fields = readAnnounce(query)
    announces.push({ fields, request })
    if (refuses !== undefined) return said({ is: 'failure', says: refuses })
    // A key in its URL belongs to whoever has the torrent.
    const isKnown = given === '' || query.split('&').includes(given)
    if (!isKnown) return said({ is: 'failure', says: 'the key of the announce URL is missing' })
    if (fields.get('info_hash') !== torrent.infoHash.toString('latin1'))
      return said({ is: 'failure', says: 'no such torrent here: another info_hash' })
    return said({ is: 'peers', intervalS, peers: [...peers] })
  }
  return {
    open: (tools) =>
      httpOrigin({ pages: {}, answers, address: tools.host, port, party: 'tracker' }).open(tools),
  }
}

/** At the first question mark. */
function split(target: string): [string, string] {
  const at = target.indexOf('?')
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)]
}
