// One page, loaded in each of the ways that textbooks compare: what differs is what becomes of a connection after a file,
// and how many there are at a time.
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface PageLoad {
  rttMs: number
  /** Files besides the base file. */
  objects: number
  /** 1 kB is 1,000 bytes. */
  baseKb: number
  objectKb: number
  /** Of the line; 1 Mbps is 1,000,000 bits a second. */
  rateMbps: number
  /** Connections at a time, in the ways that have several. */
  parallel: number
  /** Round trip of the look-up before everything else; 0 is none. */
  dnsMs: number
  bandwidth: Page['bandwidth']
}

type Way = Pick<Page, 'connection'> & { id: WayId; name: string; several: boolean }
export type WayId = 'serial' | 'parallel' | 'persistent' | 'persistent-parallel' | 'pipelined'

export const waysToLoad: readonly Way[] = [
  { id: 'serial', name: 'Non-persistent, one after the other', connection: 'close', several: false },
  { id: 'parallel', name: 'Non-persistent, several at a time', connection: 'close', several: true },
  { id: 'persistent', name: 'Persistent', connection: 'one-by-one', several: false },
  {
    id: 'persistent-parallel',
    name: 'Persistent, several at a time',
    connection: 'one-by-one',
    several: true,
  },
  { id: 'pipelined', name: 'Persistent with pipelining', connection: 'pipelined', several: false },
]

/** kB at Mbps, in ms. */
const transmissionMs = (kb: number, rateMbps: number) => (kb * 8) / rateMbps

export function loadInWay(load: PageLoad, way: Pick<Way, 'connection' | 'several'>): Timeline {
  return simulatePage({
    rttMs: load.rttMs,
    objects: load.objects,
    baseTransmissionMs: transmissionMs(load.baseKb, load.rateMbps),
    objectTransmissionMs: transmissionMs(load.objectKb, load.rateMbps),
    controlTransmissionMs: 0,
    handshake: 'counted',
    parallel: way.several ? load.parallel : 1,
    dnsRttsMs: load.dnsMs > 0 ? [load.dnsMs] : [],
    connection: way.connection,
    opening: 'after-the-base-file',
    bandwidth: load.bandwidth,
  })
}

export interface WayTime {
  id: WayId
  name: string
  /** From the click to the last bit. */
  endMs: number
  connections: number
  /** None is faster; several may tie. */
  isFastest: boolean
}

export function timesOfWays(load: PageLoad): WayTime[] {
  const times = waysToLoad.map((way) => {
    const { endMs, messages } = loadInWay(load, way)
    const connections = new Set(messages.flatMap(({ connection }) => connection ?? [])).size
    return { id: way.id, name: way.name, endMs, connections }
  })
  const best = Math.min(...times.map(({ endMs }) => endMs))
  return times.map((time) => ({ ...time, isFastest: time.endMs - best < 1e-6 }))
}

/** Where on the axis of round-trip times each way wins: stretches of `rttsMs`, ways that tie together. */
export function winnersByRtt(
  load: PageLoad,
  rttsMs: readonly number[],
): { fromMs: number; toMs: number; names: string[] }[] {
  const stretches: { fromMs: number; toMs: number; names: string[] }[] = []
  for (const rttMs of rttsMs) {
    const names = timesOfWays({ ...load, rttMs })
      .filter(({ isFastest }) => isFastest)
      .map(({ name }) => name)
    const last = stretches.at(-1)
    if (last !== undefined && last.names.join() === names.join()) last.toMs = rttMs
    else stretches.push({ fromMs: rttMs, toMs: rttMs, names })
  }
  return stretches
}
