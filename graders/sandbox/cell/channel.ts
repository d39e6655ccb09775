// What both ends of a cell's pipes agree on: descriptor numbers, the first line, and the caps on what a cell,
// whose harness parses hostile bytes, may send to the worker.

export const ordersFd = 3
export const eventsFd = 4

/** The first line that a cell sends, once it is prepared. */
export const readyLine = '{"ready":true}'

export const channelLimits = { lineBytesMax: 98_304, linesMax: 20_000, totalBytesMax: 67_108_864 } as const
