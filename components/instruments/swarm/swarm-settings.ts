import { type NumberSetting, readWholeNumber } from '#components/instruments/number-setting.ts'
import { type Picking, pickings, type SwarmPlan } from '#protocols/swarm/simulate-swarm.ts'

/** 0 for `seedLeavesAfter` is a seed that stays. */
type SwarmNumber = keyof SwarmPlan

/** So few that all ways are played while a slider moves. */
export const swarmNumbers: readonly NumberSetting<SwarmNumber>[] = [
  { id: 'pieces', key: 'pieces', label: 'Pieces of the file', unit: '', min: 2, max: 24, otherwise: 16 },
  { id: 'peers', key: 'peers', label: 'Peers', unit: '', min: 1, max: 16, otherwise: 8 },
  {
    id: 'seedUploads',
    key: 'seed',
    label: 'Pieces from the seed',
    unit: 'a round',
    min: 1,
    max: 4,
    otherwise: 2,
  },
  {
    id: 'peerUploads',
    key: 'up',
    label: 'Pieces from a peer',
    unit: 'a round',
    min: 0,
    max: 3,
    otherwise: 1,
  },
  {
    id: 'seedLeavesAfter',
    key: 'leaves',
    label: 'The seed stays',
    unit: 'rounds',
    min: 0,
    max: 40,
    otherwise: 10,
  },
  { id: 'chance', key: 'chance', label: 'Another course of chance', unit: '', min: 1, max: 50, otherwise: 1 },
]

export interface SwarmSettings {
  numbers: Readonly<Record<SwarmNumber, number>>
  picking: Picking
  /** The round that is drawn; beyond the last, the last. */
  round: number
}

export const roundSetting: NumberSetting<'round'> = {
  id: 'round',
  key: 'round',
  label: 'After round',
  unit: '',
  min: 0,
  max: 1_000,
  otherwise: 6,
}

export const pickingWords: Readonly<Record<Picking, string>> = {
  rarest: 'the rarest first',
  random: 'any, by chance',
  'in-order': 'one after the other',
  'most-common': 'the most common first',
}

export const findPicking = (name: string | null): Picking =>
  pickings.find((each) => each === name) ?? 'rarest'

export function readSwarmSettings(given: URLSearchParams): SwarmSettings {
  const of = (id: SwarmNumber) => {
    const setting = swarmNumbers.find((each) => each.id === id)
    return setting === undefined ? 0 : readWholeNumber(setting, given)
  }
  return {
    numbers: {
      pieces: of('pieces'),
      peers: of('peers'),
      seedUploads: of('seedUploads'),
      peerUploads: of('peerUploads'),
      seedLeavesAfter: of('seedLeavesAfter'),
      chance: of('chance'),
    },
    picking: findPicking(given.get('picking')),
    round: readWholeNumber(roundSetting, given),
  }
}

/** With a question mark in front. */
export function writeSwarmSettings({ numbers, picking, round }: SwarmSettings): string {
  const words = new URLSearchParams()
  for (const { id, key } of swarmNumbers) words.set(key, String(numbers[id]))
  words.set('picking', picking)
  words.set('round', String(round))
  return `?${words}`
}

export const planOf = (numbers: SwarmSettings['numbers']): SwarmPlan => ({
  ...numbers,
  seedLeavesAfter: numbers.seedLeavesAfter === 0 ? null : numbers.seedLeavesAfter,
})
