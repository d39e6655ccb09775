import { formatNumber } from '#protocols/quantity/quantity.ts'

export const tellSeconds = (seconds: number): string => `${formatNumber(Math.round(seconds * 1e3) / 1e3)} s`
export const tellRate = (rate: number): string => `${formatNumber(rate, 4)} Mbit/s`
