import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import type { PeerTools } from '#graders/labs/peers/peer.ts'

/** What a check lends to its peers, for a test that plays the program itself, on the loopback network. */
export function makePeerTools(own: Partial<PeerTools> = {}): PeerTools {
  const board = new Noticeboard({ worstSince: () => 0 }, new AbortController().signal)
  const tools: PeerTools = {
    board,
    recorder: new TranscriptRecorder(board),
    randomFor: seededRandom,
    host: '127.0.0.1',
    writtenPorts: [],
    silence: (ms) => board.pause(ms),
    programIsGone: () => null,
    opened: [],
  }
  return Object.defineProperties(tools, Object.getOwnPropertyDescriptors(own))
}
