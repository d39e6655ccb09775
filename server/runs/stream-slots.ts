/** Event streams that one viewer has open: six tabs, which is what a browser opens to one host over HTTP/1.1. */
export const streamsMax = 6

const holder: { roundtripStreams?: Map<string, Set<() => void>> } & typeof globalThis = globalThis

/**
 * Counts a stream for its viewer until the returned function is called. When there are too many, the oldest one of the
 * same viewer makes room: its `giveWay` is called. So whoever opens many holds no more than others do, and a page that
 * was opened last shows what happens.
 */
export function takeStreamSlot(viewerId: string, giveWay: () => void): () => void {
  const streams = (holder.roundtripStreams ??= new Map())
  const own = streams.get(viewerId) ?? new Set()
  streams.set(viewerId, own)
  if (own.size >= streamsMax) {
    const [oldest] = own
    if (oldest !== undefined) {
      own.delete(oldest)
      oldest()
    }
  }
  own.add(giveWay)
  return () => {
    own.delete(giveWay)
    if (own.size === 0 && streams.get(viewerId) === own) streams.delete(viewerId)
  }
}
