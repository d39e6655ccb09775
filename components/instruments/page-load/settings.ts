// What the instrument is set to, as its address holds it, so that a link on a slide shows the same.
import { type NumberSetting, readWholeNumber } from '#components/instruments/number-setting.ts'
import { type PageLoad, type WayId, waysToLoad } from '#protocols/timeline/ways-to-load.ts'

type NumberId = Exclude<keyof PageLoad, 'bandwidth'>

export const numberSettings: readonly NumberSetting<NumberId>[] = [
  { id: 'rttMs', key: 'rtt', label: 'Round-trip time', unit: 'ms', min: 0, max: 400, otherwise: 100 },
  { id: 'rateMbps', key: 'rate', label: 'Rate of the line', unit: 'Mbps', min: 1, max: 100, otherwise: 10 },
  {
    id: 'objects',
    key: 'objects',
    label: 'Objects of the page',
    unit: 'files',
    min: 0,
    max: 20,
    otherwise: 6,
  },
  { id: 'baseKb', key: 'base', label: 'Base file', unit: 'kB', min: 1, max: 500, otherwise: 20 },
  { id: 'objectKb', key: 'object', label: 'Each object', unit: 'kB', min: 1, max: 500, otherwise: 30 },
  { id: 'parallel', key: 'parallel', label: 'Connections at a time', unit: '', min: 1, max: 6, otherwise: 3 },
  { id: 'dnsMs', key: 'dns', label: 'Look-up before', unit: 'ms', min: 0, max: 200, otherwise: 0 },
]

export interface PageLoadSettings {
  load: PageLoad
  /** The way that is drawn. */
  drawn: WayId
}

/** Whatever the address says: what is no number, or beyond what can be set, is put right. */
export function readSettings(given: URLSearchParams): PageLoadSettings {
  const of = (id: NumberId) => {
    const setting = numberSettings.find((one) => one.id === id)
    return setting === undefined ? 0 : readWholeNumber(setting, given)
  }
  return {
    load: {
      rttMs: of('rttMs'),
      rateMbps: of('rateMbps'),
      objects: of('objects'),
      baseKb: of('baseKb'),
      objectKb: of('objectKb'),
      parallel: of('parallel'),
      dnsMs: of('dnsMs'),
      bandwidth: given.get('line') === 'each' ? 'each' : 'shared',
    },
    drawn: waysToLoad.find(({ id }) => id === given.get('way'))?.id ?? 'serial',
  }
}

/** With a question mark in front. */
export function writeSettings({ load, drawn }: PageLoadSettings): string {
  const words = new URLSearchParams()
  for (const { id, key } of numberSettings) words.set(key, String(load[id]))
  words.set('line', load.bandwidth)
  words.set('way', drawn)
  return `?${words}`
}
