// The check language: a lab is checks, and a check reads as English.

import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { Tier } from '#graders/labs/contract/run-protocol.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import type { Identity } from '#graders/labs/peers/tls/issue-certificate.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import type { ProgramServer, ServeOptions } from '#graders/labs/program/program-server.ts'
import type { LabFiles } from '#graders/labs/program/stage-files.ts'

export interface StartOptions {
  /** The argument vector; numbers are written out. */
  args?: readonly (string | number)[]
  /** Given on standard input, followed by end of file. */
  stdin?: string
  /** What lies in its working folder beside itself, by path. */
  files?: LabFiles
  /** An authority whose certificates it believes without being told, as it does those that come with a system. */
  trusts?: Identity
  /** Whole seconds of processor time that it may use, where speed is what the check is about. */
  cpuSeconds?: number
}

export interface CheckContext {
  program: {
    /** Starts the student's program in a jail of its own, with a fresh working folder. */
    start: (options?: StartOptions) => Promise<ProgramHandle>
    /** Starts it as a server: with its port as the only argument. Resolves once it has bound one, this or another. */
    serve: (options: ServeOptions) => Promise<ProgramServer>
    /** Whether its source imports this module: some libraries cannot do what a protocol allows. */
    imports: (module: string) => boolean
  }
  /** Opens an end of ours, a server or a client, until the check ends; what comes back are its verbs. */
  open: <Handle>(peer: Peer<Handle>) => Promise<Handle>
  /** Drawn from the run's seed and this check's id: the same however many other checks run. */
  random: SeededRandom
  /** The address that the lab gives as HOST. Where no server was opened, connections to it are refused. */
  host: string
}

export interface CheckSpec {
  tier: Tier
  /** What is expected, as one sentence that the student reads. */
  says: string
  points: number
  /** Checks without which this one makes no sense: it is skipped when one of them does not pass. */
  needs?: readonly Check[]
  /** Why it matters, shown with a failure. */
  why: { says: string; reference?: string }
  /** A command that shows the same thing outside the platform; `{program}` is "python3 main.py" or the like. */
  tryIt?: string
  run(context: CheckContext): Promise<void>
}

export interface Check extends CheckSpec {
  id: string
}

export function check(id: string, spec: CheckSpec): Check {
  return { id, ...spec }
}

/** The internet of a lab. */
export interface LabInternet {
  /** Given to the program as HOST. */
  host: string
  /** The address of every name that is not listed, or null: then it does not exist. */
  anyName: string | null
  names: Readonly<Record<string, string>>
  /** Where the lab's program is itself the server: `host` is then its own address, and its answers come from there. */
  programServes: boolean
}

/** For a lab whose program is an end client: every address answers, and every name leads to `host`. */
export function everyAddressAnswers({ host }: { host: string }): LabInternet {
  return { host, anyName: host, names: {}, programServes: false }
}

/** For a lab about names: what they are, only its own name servers say, at the addresses that are theirs. */
export function namesNobody({ host }: { host: string }): LabInternet {
  return { host, anyName: null, names: {}, programServes: false }
}

/** For a lab whose program reads and prints, and has nobody to turn to. */
export function reachesNobody(): LabInternet {
  return { host: '127.0.0.1', anyName: null, names: {}, programServes: false }
}

/** For a lab whose program is a server: it is reached at `host`, and nothing else of its protocol runs. */
export function programServesAt({ host }: { host: string }): LabInternet {
  return { host, anyName: null, names: {}, programServes: true }
}

/**
 * For a lab whose program is a proxy: browsers reach it at `host`, and every name leads to `origins`, where a check opens
 * the servers that it wants.
 */
export function proxyServesAt({ host, origins }: { host: string; origins: string }): LabInternet {
  return { host, anyName: origins, names: {}, programServes: true }
}

export interface Lab {
  internet: LabInternet
  checks: readonly Check[]
}

/** The default export of lab.ts. */
export function lab(spec: Lab): Lab {
  return spec
}

/** The default export of hidden.ts: checks run on submission only, whose details are not shown. */
export function hiddenChecks(checks: readonly Check[]): readonly Check[] {
  return checks
}
