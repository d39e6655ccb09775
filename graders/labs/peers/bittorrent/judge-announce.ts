// What a program tells the tracker (BEP 3, "trackers"), field by field.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { SwarmLog } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import type { HeardRequest } from '#graders/labs/peers/http/heard-request.ts'
import { readAnnounce } from '#protocols/bittorrent/announce.ts'

const hex = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex')
const isNumber = (value: string) => /^\d+$/.test(value)

interface Rule {
  expected: (log: SwarmLog) => string
  holds: (value: string, log: SwarmLog) => boolean
  shown?: (value: string) => string
}

const peerIdBytes = 20

const rules: Readonly<Record<string, Rule>> = {
  info_hash: {
    expected: ({ torrent }) => `the 20 bytes ${torrent.infoHash.toString('hex')}, percent-encoded`,
    holds: (value, { torrent }) => hex(value) === torrent.infoHash.toString('hex'),
    shown: (value) => `${value.length} bytes: ${hex(value)}`,
  },
  peer_id: {
    expected: () => `${peerIdBytes} bytes`,
    holds: (value) => value.length === peerIdBytes,
    shown: (value) => `${value.length} bytes: ${value}`,
  },
  port: {
    expected: () => 'a port',
    holds: (value) => isNumber(value) && Number(value) > 0 && Number(value) < 65_536,
  },
  uploaded: { expected: () => '0: nothing was given yet', holds: (value) => value === '0' },
  downloaded: { expected: () => '0: nothing has come yet', holds: (value) => value === '0' },
  left: {
    expected: ({ torrent }) => `${torrent.content.length}: all of the file`,
    holds: (value, { torrent }) => value === String(torrent.content.length),
  },
  event: { expected: () => 'started', holds: (value) => value === 'started' },
  compact: { expected: () => '1', holds: (value) => value === '1' },
}

/** @throws CheckFailure for the first of these fields that is not as it should be */
export function judgeAnnounce(log: SwarmLog, request: HeardRequest, names: readonly string[]): void {
  const query = request.path.split('?')[1] ?? ''
  const fields = readAnnounce(query)
  for (const name of names) {
    const rule = rules[name]
    const value = fields.get(name)
    if (rule === undefined || (value !== undefined && rule.holds(value, log))) continue
    throw new CheckFailure({
      code: 'wrong-field',
      path: `${name} in your announce`,
      expected: rule.expected(log),
      actual: value === undefined ? '' : clip((rule.shown ?? String)(value)),
      where: request.where,
    })
  }
}

/** Nothing is left then. */
export const saidCompleted = ({ announces }: SwarmLog): boolean =>
  announces.some(({ fields }) => fields.get('event') === 'completed' && fields.get('left') === '0')
