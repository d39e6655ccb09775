// The internet that a zone is tried in. It is public: the student's query box walks it, too.
import {
  type Internet,
  makeInternet,
  makeParents,
  type ServedZone,
  type ServerAddress,
} from '#protocols/dns/resolve/internet.ts'
import { type LoadedZone, loadZone } from '#protocols/dns/zone/load-zone.ts'

export interface ZoneSetting {
  /** Absolute. */
  origin: string
  servers: readonly ServerAddress[]
  elsewhere: readonly { origin: string; servers: readonly ServerAddress[]; text: string }[]
}

/** Everything but the student's zone stays the same from one keystroke, and one answer, to the next. */
const surroundings = new WeakMap<ZoneSetting, { parents: ServedZone[]; others: ServedZone[] }>()

/** The internet with the student's zone in its place. */
export function internetWith(setting: ZoneSetting, own: LoadedZone): Internet {
  const { origin, servers, elsewhere } = setting
  const known = surroundings.get(setting) ?? {
    parents: makeParents([setting, ...elsewhere]),
    others: elsewhere.map((zone) => ({ ...zone, zone: loadZone(zone.text, zone.origin).zone })),
  }
  surroundings.set(setting, known)
  return makeInternet(known.parents, [{ origin, servers, zone: own.zone, own: true }, ...known.others])
}
