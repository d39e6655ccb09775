// The internet that a zone is tried in. It is public: the student's query box walks it, too.
import { type Internet, makeInternet, type ServerAddress } from '#protocols/dns/internet.ts'
import { type LoadedZone, loadZone } from '#protocols/dns/load-zone.ts'

export interface ZoneSetting {
  /** Absolute. */
  origin: string
  servers: readonly ServerAddress[]
  elsewhere: readonly { origin: string; servers: readonly ServerAddress[]; text: string }[]
}

/** A dns-zone part as the student sees it: no requirement, no misconception, no solution. */
export interface PresentedDnsZone extends ZoneSetting {
  id: string
  kind: 'dns-zone'
  ask: string
  points: number
  starter: string
  /** Types of record that the grid offers. */
  types: readonly string[]
  lint: 'live' | 'after-submission'
}

/** The internet with the student's zone in its place. */
export function internetWith(setting: ZoneSetting, own: LoadedZone): Internet {
  return makeInternet([
    { origin: setting.origin, servers: setting.servers, zone: own.zone, own: true },
    ...setting.elsewhere.map(({ origin, servers, text }) => ({
      origin,
      servers,
      zone: loadZone(text, origin).zone,
    })),
  ])
}
