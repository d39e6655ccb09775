// What is put before a cache: an origin that changes, and requests at times. Seconds count from the trace's beginning.

/** Names in small letters. */
export type FieldMap = ReadonlyMap<string, string>

export interface TracedVersion {
  /** From when on the origin answers so. */
  fromS: number
  status: number
  fields: FieldMap
}

export interface TracedResource {
  path: string
  /** By time. */
  versions: readonly TracedVersion[]
}

export interface TracedRequest {
  atS: number
  method: string
  path: string
  fields: FieldMap
}

export interface CacheSettings {
  /** Between several users and an origin, and not one user's own. */
  shared: boolean
  /** Share of the time since the last change for which a response without a lifetime is fresh (RFC 9111 section 4.2.2);
   * null for a cache that does not guess. */
  heuristic: number | null
}

/** What the clock says at second 0: dates in fields count from here. */
export const traceStartMs = Date.UTC(2026, 10, 30, 12, 0, 0)

export const traceDate = (seconds: number): string => new Date(traceStartMs + seconds * 1000).toUTCString()
