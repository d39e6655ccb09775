// One grid for the heads and all rows, so that columns stand below their heads.
export const rowGrid =
  'grid grid-cols-2 gap-2 @2xl:grid-cols-[3.5rem_repeat(4,minmax(0,1fr))] @5xl:grid-cols-[4.5rem_5.5rem_5rem_7.5rem_minmax(7rem,1fr)_6.5rem_minmax(7rem,1fr)_6.5rem_7.5rem_6.5rem] @5xl:items-start'

export const columnHeads = [
  '',
  'Action',
  'Protocol',
  'Arrives from',
  'Source',
  'Source ports',
  'Destination',
  'Dest. ports',
  'State',
  '',
] as const
