import { readAnnounce, readTrackerAnswer } from '#protocols/bittorrent/announce.ts'
import { bdecode, bencode, latin1Of } from '#protocols/bittorrent/bencode.ts'
import { readPeerMessage, writePeerMessage } from '#protocols/bittorrent/peer-wire.ts'
import { peerReader, summariseTracker } from '#protocols/bittorrent/summarise-swarm.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../tests/support/fuzz/reader.ts'

fuzzReader({
  name: 'bencoding, and what trackers answer',
  read(input) {
    const bytes = bytesOf(input)
    const read = bdecode(bytes)
    if (read.ok && latin1Of(bencode(read.value)) !== latin1Of(bytes.subarray(0, read.end)))
      throw new Error('written otherwise')
    if (!read.ok && (read.offset > bytes.length || read.says === ''))
      throw new Error(`ends at ${read.offset}`)
    readTrackerAnswer(bytes)
    summariseTracker(bytes)
    readAnnounce(input)
  },
  words: [
    'd',
    'e',
    'l',
    'i1e',
    '5:peers',
    '6:\u00cb\0q\u000b\u001a\u00e1',
    '14:failure reason',
    '2:ip',
    '4:port',
    '%41',
    'HTTP/1.1 200 OK\r\n\r\n',
  ],
  documents: [
    'd8:intervali60e5:peers6:\u00cb\0q\u000b\u001a\u00e1e',
    'd5:peersld2:ip9:127.0.0.14:porti80eeee',
    'd4:infod4:name1:aee',
  ],
  charactersMax: 5_000,
})

const start = '\x13BitTorrent protocol'.padEnd(68, 'a')

fuzzReader({
  name: 'what peers say',
  read(input) {
    const bytes = bytesOf(input)
    for (let at = 0; ; ) {
      const read = readPeerMessage(bytes, at)
      if (read.is !== 'whole') break
      if (latin1Of(writePeerMessage(read.message)) !== latin1Of(bytes.subarray(at, read.end)))
        throw new Error('written otherwise')
      at = read.end
    }
    const says = peerReader()
    says(bytes.subarray(0, 30))
    says(bytes.subarray(30))
  },
  words: [
    '\0\0\0\u0001\u0001',
    '\0\0\0\0',
    '\0\0\0\u0005\u0004\0\0\0\u0007',
    '\0\0\0\u0002\u0005\u00a0',
    '\0\0\0\u000d\u0006',
    '\u00ff\u00ff\u00ff\u00ff',
  ],
  documents: [
    start,
    `${start}\0\0\0\u0001\u0001\0\0\0\u0002\u0005\u00a0`,
    '\0\0\0\u000b\u0007\0\0\0\u0002\0\0\0\0hi',
  ],
  charactersMax: 5_000,
})
