// How a jail starts each of the runtimes of graders/runtimes.ts, and what it must know of them.
import type { Runtime } from '#graders/runtimes.ts'
import type { Limits } from '#graders/sandbox/contract.ts'

export const python = '/usr/bin/python3'
/** What the host hands into the cell: its bubblewrap, and the pinned Node, which the jail has too. */
export const jailBwrap = '/opt/roundtrip/bwrap'
export const jailNode = '/opt/roundtrip/node'
export const jailShims = '/opt/roundtrip/shims'

const mebibyte = 1_048_576

interface JailedRuntime {
  interpreter: string
  /** The argument vector, before the program's own arguments. `script` is absolute, inside the jail. */
  command(script: string, limits: Limits): string[]
  environment: Readonly<Record<string, string>>
  /** The jail needs the pinned Node and its shims. */
  usesNode: boolean
  /** How much later than its limits on time the jail ends it: its own shim is first, with a readable reason. */
  graceMs: number
  /**
   * RLIMIT_DATA, in bytes: the backstop behind the watcher on resident memory. It counts what is reserved for
   * writing, thread stacks (8 MB each) included, so it must be well above the limit itself: a Node with one
   * worker that does nothing has 1.1 GB.
   */
  dataBytes(limits: Limits): number
}

const node = (flags: readonly string[]): JailedRuntime => ({
  interpreter: jailNode,
  command: (script, limits) => [
    jailNode,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    `${jailShims}/worker-shim.cjs`,
    JSON.stringify({
      wallMs: limits.wallMs,
      cpuMs: limits.cpuSeconds * 1000,
      heapBytes: Math.floor((limits.memoryBytes * 3) / 8),
      flags,
    }),
    script,
  ],
  environment: {},
  usesNode: true,
  graceMs: 3_000,
  dataBytes: (limits) => limits.memoryBytes + 2048 * mebibyte,
})

export const jailedRuntimes: Record<Runtime, JailedRuntime> = {
  python: {
    interpreter: python,
    // -E, -s and -B leave the folder of the program importable (unlike -I, which breaks programs of several
    // files) and keep `exit()` (unlike -S, which takes away what textbook code ends with); -u is unbuffered.
    command: (script) => [python, '-u', '-E', '-s', '-B', script],
    environment: { MALLOC_ARENA_MAX: '2', LANG: 'C.UTF-8' },
    usesNode: false,
    graceMs: 0,
    dataBytes: (limits) => limits.memoryBytes + limits.processes * 8 * mebibyte,
  },
  javascript: node([]),
  typescript: node(['--experimental-transform-types']),
}
