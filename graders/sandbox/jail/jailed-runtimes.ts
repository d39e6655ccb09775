// How a jail starts each of the runtimes of graders/runtimes.ts, and what it must know of them.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Runtime } from '#graders/runtimes.ts'
import type { Limits } from '#graders/sandbox/contract.ts'
import { javaRoot, readJavaNames } from '#graders/sandbox/jail/java-names.ts'
import { findToolchain } from '#graders/sandbox/jail/toolchain-places.ts'

export const python = '/usr/bin/python3'
/** What the host hands into the cell: its bubblewrap, and the pinned Node, which the jail has too. */
export const jailBwrap = '/opt/roundtrip/bwrap'
export const jailNode = '/opt/roundtrip/node'
export const jailShims = '/opt/roundtrip/shims'

export const submissionFolder = '/submission'
/** Where a jail has what was built of its submission. */
export const builtFolder = '/program'

const mebibyte = 1_048_576

interface Awaiting {
  command: string[]
  binds: readonly string[]
}

/** Where a program is, as seen where it is started. */
export interface ProgramPlace {
  /** Its file, absolute. */
  script: string
  /** Folder with what was built of it. */
  built: string
}

/** How a submission becomes what is run. */
interface Building {
  /** Name of what builds it, among the tools that a cell has (host/toolchains.ts). */
  tool: string
  /** The one file that it makes. */
  makes: string
  /** A program of it needs, to run, what builds it. */
  toRun: boolean
  /** What is run to build it, and writes `makes` where it stands. */
  command(order: BuildOrder): string[]
}

interface BuildOrder {
  /** The tool, where the jail has it. */
  tool: string
  /** Of the submission, relative to its folder, the file that starts first. */
  sources: readonly string[]
  /** The submission, where it can be read here; a build finds it in `submissionFolder`. */
  submissionDir: string
}

interface JailedRuntime {
  /** Null where a program is one by itself. */
  interpreter: string | null
  building: Building | null
  /** The argument vector, before the program's own arguments. */
  command(at: ProgramPlace, limits: Limits): string[]
  /**
   * The same started ahead of time, to wait for its order: null where it cannot be. `binds` are what its jail has besides,
   * in words of bwrap.
   */
  awaiting(entry: string, limits: Limits): Awaiting | null
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

const nodeCommand = (flags: readonly string[], limits: Limits): string[] => [
  jailNode,
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  `${jailShims}/worker-shim.cjs`,
  JSON.stringify({
    wallMs: limits.wallMs,
    cpuMs: limits.cpuSeconds * 1000,
    heapBytes: Math.floor((limits.memoryBytes * 3) / 8),
    // As other languages do, it trusts whom the system does: in a jail that is nobody, or the authority of a check.
    flags: ['--use-system-ca', ...flags],
  }),
]

const node = (flags: readonly string[]): JailedRuntime => ({
  interpreter: jailNode,
  building: null,
  command: ({ script }, limits) => [...nodeCommand(flags, limits), script],
  awaiting: (_, limits) => ({ command: nodeCommand(flags, limits), binds: [] }),
  environment: {},
  usesNode: true,
  graceMs: 3_000,
  dataBytes: (limits) => limits.memoryBytes + 2048 * mebibyte,
})

/**
 * Python's own first place to look for modules, which no system has: python3.11 looks into python311.zip, be it a folder.
 * A cell has an empty one there, where it can be made (system-folders.ts).
 */
export function pythonHookFolder(): string {
  const version = /python3\.(\d+)$/.exec(realpathSync(python))?.[1]
  return `/usr/lib/python3${version ?? ''}.zip`
}

const pythonCommand = (script: string) => [python, '-u', '-E', '-s', '-B', script]

const inSubmission = (sources: readonly string[]) => sources.map((file) => join(submissionFolder, file))

const cFlags =
  '-x c -std=gnu17 -g -Wall -pthread -fdiagnostics-color=never -fmax-errors=20 -I /submission'.split(' ')

export const jailedRuntimes: Record<Runtime, JailedRuntime> = {
  python: {
    interpreter: python,
    building: null,
    // -E, -s and -B leave the folder of the program importable (unlike -I, which breaks programs of several
    // files) and keep `exit()` (unlike -S, which takes away what textbook code ends with); -u is unbuffered.
    command: ({ script }) => pythonCommand(script),
    awaiting: (entry) => {
      // Python opens the program under the name that it was started with; what it cannot know is the arguments.
      const folder = pythonHookFolder()
      const command = pythonCommand(`/submission/${entry}`)
      return existsSync(folder) ? { command, binds: ['--ro-bind', `${jailShims}/await-order`, folder] } : null
    },
    environment: { MALLOC_ARENA_MAX: '2', LANG: 'C.UTF-8' },
    usesNode: false,
    graceMs: 0,
    dataBytes: (limits) => limits.memoryBytes + limits.processes * 8 * mebibyte,
  },
  javascript: node([]),
  typescript: node(['--experimental-transform-types']),
  c: {
    interpreter: null,
    building: {
      tool: 'cc',
      makes: 'main',
      toRun: false,
      // As people build at home, where a pointer that went astray does the same: nothing is made faster. Headers of its
      // own are found wherever they stand.
      command: ({ tool, sources }) => [
        tool,
        ...cFlags,
        ...inSubmission(sources),
        `${jailShims}/begin-program.c`,
        '-lm',
        '-o',
        'main',
      ],
    },
    command: ({ built }) => [join(built, 'main')],
    // There is nothing that could be started before it is there.
    awaiting: () => null,
    environment: { LANG: 'C.UTF-8' },
    usesNode: false,
    graceMs: 0,
    dataBytes: (limits) => limits.memoryBytes + limits.processes * 8 * mebibyte,
  },
  java: {
    interpreter: null,
    building: { tool: 'javac', makes: 'main.jar', toRun: true, command: javaBuild },
    command: ({ built }, limits) => [
      join(dirname(findToolchain('javac')?.tool ?? ''), 'java'),
      ...smallMachine,
      // What is above the heap: the machine itself, compiled code, stacks.
      `-Xmx${Math.floor((limits.memoryBytes * 3) / 8 / mebibyte)}m`,
      '-jar',
      join(built, 'main.jar'),
    ],
    awaiting: () => null,
    environment: { LANG: 'C.UTF-8' },
    usesNode: false,
    graceMs: 0,
    // It reserves for writing what it may never use: its heap, room for compiled code and classes, a stack per thread.
    dataBytes: (limits) => limits.memoryBytes + 1024 * mebibyte,
  },
  go: {
    interpreter: null,
    building: { tool: 'go', makes: 'main', toRun: false, command: goBuild },
    command: ({ built }) => [join(built, 'main')],
    awaiting: () => null,
    environment: { LANG: 'C.UTF-8' },
    usesNode: false,
    graceMs: 0,
    // Its collector reserves room before it knows how much it will need.
    dataBytes: (limits) => limits.memoryBytes + 512 * mebibyte,
  },
}

/** No module is fetched: what a program names beside the standard library is a folder of its own module. */
function goBuild({ tool, sources, submissionDir }: BuildOrder): string[] {
  const [begins = ''] = sources
  const folder = dirname(begins)
  const module = foldersUpFrom(folder).find((one) => existsSync(join(submissionDir, one, 'go.mod')))
  const beside = sources.filter((file) => dirname(file) === folder).map((file) => `./${file}`)
  const what = module === undefined ? beside : [`./${relative(module, folder)}`]
  return [
    '/bin/sh',
    '-c',
    'cd "$0" && exec "$@"',
    join(submissionFolder, module ?? '.'),
    '/usr/bin/env',
    `GO111MODULE=${module === undefined ? 'off' : 'on'}`,
    ...'TMPDIR=/home/student GOFLAGS= GOPROXY=off GOTOOLCHAIN=local CGO_ENABLED=0 GOMAXPROCS=2'.split(' '),
    tool,
    'build',
    '-o',
    '/home/student/main',
    ...what,
  ]
}

/** `a/b`, `a` and `.`, for `a/b`. */
const foldersUpFrom = (folder: string): string[] =>
  folder === '.' ? ['.'] : [folder, ...foldersUpFrom(dirname(folder))]

/**
 * A machine for programs of a second: one thread collects, one compiles, and no file says to others how it does. Its
 * threads count against the limit on processes, which would else hardly leave the program its own.
 */
const smallMachine = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto'.split(' ')

/**
 * Classes that a source names are looked for where its packages begin, so the other half of a pair is built only where it
 * is needed. No annotation processor runs, whatever the class path holds.
 */
function javaBuild({ tool, sources, submissionDir }: BuildOrder): string[] {
  const [begins = ''] = sources
  const names = readJavaNames(readFileSync(join(submissionDir, begins), 'utf8'), basename(begins))
  const root = javaRoot(dirname(join(submissionFolder, begins)), names.package)
  const options = smallMachine.map((option) => `-J${option}`)
  const places = ['-sourcepath', root, '-classpath', 'classes', '-d', 'classes']
  return [
    '/bin/sh',
    '-c',
    compileAndPack,
    dirname(tool),
    names.mainClass,
    ...options,
    ...javacFlags,
    ...places,
    ...inSubmission(sources),
  ]
}

const javacFlags =
  '-J-Xmx256m -encoding UTF-8 -g -proc:none -Xmaxerrs 20 -Xmaxwarns 20 -implicit:class'.split(' ')

const compileAndPack =
  'main=$1; shift; "$0/javac" "$@" && exec "$0/jar" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 --create --file main.jar --main-class "$main" -C classes .'
