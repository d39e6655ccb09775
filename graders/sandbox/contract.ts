// What the rest of the house knows of the sandbox: types only, no process is started from here.

import type { Socket } from 'node:dgram'
import type { Server, Socket as StreamSocket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import type { LimitName } from '#graders/outcome.ts'
import type { Language, Runtime } from '#graders/runtimes.ts'

export interface Limits {
  wallMs: number
  cpuSeconds: number
  memoryBytes: number
  processes: number
  openFiles: number
  fileSizeBytes: number
  diskBytes: number
  diskInodes: number
  outputBytes: number
}

export const defaultLimits: Limits = {
  wallMs: 20_000,
  cpuSeconds: 10,
  memoryBytes: 256 * 1_048_576,
  processes: 40,
  openFiles: 128,
  fileSizeBytes: 16 * 1_048_576,
  diskBytes: 16 * 1_048_576,
  diskInodes: 512,
  outputBytes: 256 * 1_024,
}

export interface ProgramSpec {
  runtime: Runtime
  /** Folder, inside the cell, that holds the submission; the program sees it read-only. */
  submissionDir: string
  /** Top names in `submissionDir` that lie in its working folder as files of its own; of the others there are links. */
  ownFiles?: readonly string[]
  /** Relative to `submissionDir`, for example "main.py". */
  entry: string
  /** Folder, inside the cell, with what was built of it, where its runtime builds; the program sees it read-only. */
  builtDir?: string | undefined
  args: readonly string[]
  /** Contents of the program's /etc/hosts, name to IPv4 address. */
  hosts: Readonly<Record<string, string>>
  /** Other files of its /etc, by path below it. */
  settings?: Readonly<Record<string, string>> | undefined
  limits: Limits
  /** What it is connected to: nothing but what is in this network. */
  network: Pick<CheckNetwork, 'namespace'>
}

/** A network for one check: our sockets and the program's, and nobody else's. */
export interface CheckNetwork {
  /** What a program that is to be in it is started in, as a path; null is where the harness itself is. */
  readonly namespace: string | null
  /** Folder of its socket tables: what /proc/net is to who is in it. */
  readonly tables: string
  /** Descriptor of what it has counted (/proc/net/snmp), which no jail can open; null where it is not counted. */
  readonly counters: number | null
  /** Lets a server of ours listen in it. Rejects, with the error's code, when the port cannot be had. */
  listen(server: Server, at: { host: string; port: number }): Promise<void>
  /** Binds a datagram socket of ours in it; port 0 is one that the system chooses. */
  bind(socket: Socket, at: { host: string; port: number }): Promise<void>
  /** Packets with this type of service are lost from now on. False where this machine's kernel loses none. */
  loseMarked(mark: number): Promise<boolean>
  /** What has crossed it so far; to be asked once. */
  packets(): Promise<CrossedPackets>
  /**
   * A TCP connection of ours to somebody in it, from an address of its own; our side stays open when the other ends.
   * Rejects, with the error's code, when there is none to be had.
   */
  connect(to: { host: string; port: number; from: string }): Promise<StreamSocket>
  /** To be called when the check is over. */
  close(): void
}

/** Frames of the loopback interface, as the kernel had them. */
export interface CrossedPackets {
  packets: readonly { atNs: bigint; frame: Buffer }[]
  /** More has crossed it than was kept. */
  cut: boolean
}

/** How a program ended, as the kernel told us: nothing here comes from what the program printed. */
export interface ProgramEnd {
  exitCode: number | null
  signal: NodeJS.Signals | null
  /** The limit that ended it, when one did. */
  exceeded: { limit: LimitName; allowed: number; used: number; unit: 'ms' | 'bytes' | 'count' } | null
  usage: { wallMs: number; cpuMs: number | null; peakMemoryBytes: number | null }
}

export interface RunningProgram {
  /** The jail's first process, as numbered in the cell. */
  readonly firstPid: number
  /** Raw, not yet capped: the caller counts bytes and calls `kill('output')` past the limit. */
  readonly stdout: Readable
  readonly stderr: Readable
  readonly stdin: Writable
  /** Resolves when every process of the jail is gone. Never rejects. */
  readonly ended: Promise<ProgramEnd>
  /** Ends every process of the jail at once. `because` names the limit when one was passed. */
  kill(because?: LimitName): void
}

/** Called inside a cell only. A new jail, on a fresh working folder. Throws when the jail itself cannot be made. */
export type StartProgram = (spec: ProgramSpec) => Promise<RunningProgram>

/** What is to be made of a submission before it can run. */
export interface BuildSpec extends Pick<ProgramSpec, 'runtime' | 'submissionDir'> {
  /** Relative to `submissionDir`, the file that starts first. */
  sources: readonly string[]
  /** Left out, a build's own. */
  limits?: Partial<Limits>
}

/** How it went; what the compiler said is the student's to read, and bounded. */
export type Build =
  | { ok: true; builtDir: string; said: string }
  | { ok: false; said: string; exceeded: ProgramEnd['exceeded'] }
  /** This machine lacks what builds it, which is the name of a command. */
  | { ok: 'never'; lacks: string }

/**
 * Called inside a cell only: builds it, in a jail of its own, in which there is nothing but the compiler and the sources.
 * Null where the runtime needs none of it. Throws when no jail is to be had.
 */
export type BuildProgram = (spec: BuildSpec) => Promise<Build | null>

/** A private network with a harness in it, seen from the worker. Serves one submission, then is closed. */
export interface Cell {
  /** Sends one line of JSON to the harness. */
  send(order: unknown): void
  /** The harness's lines, capped in length and number; ends when the cell ends. */
  readonly lines: AsyncIterable<string>
  /** What the harness wrote to its stderr, last 8 KB: for our logs, never for students. */
  log(): string
  close(): Promise<void>
}

export interface SelfTest {
  name: string
  ok: boolean
  detail: string
}

/** How a limit is enforced on this machine, for `doctor` and the health page. */
export interface LimitEnforcement {
  limit: LimitName
  by: string
}

/** A language whose programs cannot be built on this machine. */
export interface MissingLanguage {
  language: Language
  because: string
  remedy: string
}

export type SandboxStatus =
  | {
      available: true
      tests: SelfTest[]
      limits: LimitEnforcement[]
      notes: string[]
      missing: MissingLanguage[]
    }
  | { available: false; because: string; remedy: string; tests: SelfTest[] }
