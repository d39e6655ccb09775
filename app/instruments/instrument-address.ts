import type { Metadata } from 'next'
import { getInstrument, type InstrumentId } from '#components/instruments/instrument-list.ts'

export interface InstrumentAddress {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the address of an instrument says. What stands there twice counts as not there; a NUL, which no page can hold, is
 * replaced as browsers do. */
export async function whatIsSet({ searchParams }: InstrumentAddress): Promise<URLSearchParams> {
  const given = Object.entries(await searchParams)
  return new URLSearchParams(
    given.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\0', '\uFFFD')]] : [],
    ),
  )
}

export function instrumentMetadata(id: InstrumentId): Metadata {
  const { title, says } = getInstrument(id)
  return { title, description: says }
}
