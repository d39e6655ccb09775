export type ZoneProblemCode =
  | 'syntax'
  | 'no-soa'
  | 'soa-elsewhere'
  | 'several-soa'
  | 'no-ns'
  | 'cname-and-other-data'
  | 'several-cnames'
  | 'wildcard-ns'
  | 'out-of-zone'
  | 'missing-dot'
  | 'address-for-a-name'
  | 'target-is-alias'
  | 'target-has-no-address'
  | 'missing-glue'
  | 'below-a-delegation'
  | 'ttls-differ'

/** Something wrong in a zone's text, with where it stands and what to do about it. */
export interface ZoneProblem {
  code: ZoneProblemCode
  /** With an error no server loads the zone; a warning is served as it stands. */
  level: 'error' | 'warning'
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  /** Complete sentences. */
  says: string
  remedy: string
}
