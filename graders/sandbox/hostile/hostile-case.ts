// What a hostile program must meet, line by line, after the sentinel that proves that it ran. A program is a file in
// the folder of its category; the expectation is exact, so that a new error is looked at by somebody.
import type { LimitName } from '#graders/outcome.ts'
import type { Limits } from '#graders/sandbox/contract.ts'

export const categories = ['network', 'files', 'kernel', 'resources', 'identity', 'javascript'] as const

export interface HostileCase {
  category: (typeof categories)[number]
  /** Name of the program's file in that folder, and of the test. */
  file: string
  /** Every line that it prints after the sentinel; of a pattern, the source of one. Left out: not looked at. */
  meets?: readonly (string | RegExp)[]
  /** What it must print on its standard error. */
  says?: RegExp
  /** The limit that ends it; 'any' where that depends on how busy the machine is. */
  exceeds?: LimitName | 'any'
  /** Exit code, when no limit ends it; 0 if left out. */
  exits?: number | 'any'
  limits?: Partial<Limits>
  /** Without cgroups, what sockets hold is counted for a cell's whole network: such a program has a cell of its own. */
  fillsSockets?: boolean
  /** What differs on a machine where no cgroup can be made. */
  uncounted?: Pick<HostileCase, 'meets' | 'exits'> & { exceeds: LimitName | 'any' | null }
}

/** A case as its category's table writes it. */
export type HostileRow = Omit<HostileCase, 'category'>

/** The first line of a program that is ended before its last. */
export const begins = ['begins: now']
export const quick: Partial<Limits> = { wallMs: 2_000 }
/** "name: met" for every name. */
export const each = (met: string, ...names: readonly string[]) => names.map((name) => `${name}: ${met}`)
