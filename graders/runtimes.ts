// What a student's program may be written in: the one table of it. Everything else that differs between languages is
// asked for by the type checker when a row is added: how a jail starts it (sandbox/jail/jailed-runtimes.ts), how its
// last words are read (labs/program/diagnose-crash.ts), and how its editor colours it (components/lab/editor/).

interface RuntimeFacts {
  /** What the program counts as for a lab, which offers languages: a runtime of that name is the plain one. */
  language: string
  /** The language, as students read it; and with the version that runs here, where it says something. */
  name: string
  edition: string
  /** What builds it first in a terminal, out of the file that it is named by; null where nothing has to. */
  build: ((file: string) => string) | null
  /** What starts it there. */
  start: (file: string) => string
  /** Of its files, the usual one first. */
  endings: readonly [string, ...string[]]
  /** What its program is called when nothing else is said. */
  main: string
  /**
   * It gets its line when it asks, as from a person. Node's readline, set up early as textbooks do, drops lines that
   * come before a question is put; other programs find their input in the pipe whenever they read.
   */
  typesWhenAsked: boolean
  /** The first thread of its first process is ours, and keeps the time; the program runs in another (worker-shim.cjs). */
  runsInWorker: boolean
}

const nodeFacts = {
  language: 'javascript',
  build: null,
  start: (file: string) => `node ${file}`,
  typesWhenAsked: true,
  runsInWorker: true,
} as const

export const runtimes = {
  python: {
    language: 'python',
    name: 'Python',
    edition: 'Python 3',
    build: null,
    start: (file: string) => `python3 ${file}`,
    endings: ['py'],
    main: 'main.py',
    typesWhenAsked: false,
    runsInWorker: false,
  },
  javascript: {
    ...nodeFacts,
    name: 'JavaScript',
    edition: 'JavaScript',
    endings: ['js', 'mjs', 'cjs'],
    main: 'main.js',
  },
  /** The same Node, which takes the types away: labs offer both as one language. */
  typescript: {
    ...nodeFacts,
    name: 'TypeScript',
    edition: 'TypeScript',
    endings: ['ts', 'mts'],
    main: 'main.ts',
  },
  c: {
    language: 'c',
    name: 'C',
    edition: 'C',
    build: (file: string) => `cc -Wall -pthread -o main ${file}`,
    start: () => './main',
    endings: ['c'],
    main: 'main.c',
    typesWhenAsked: false,
    runsInWorker: false,
  },
  java: {
    language: 'java',
    name: 'Java',
    edition: 'Java',
    build: (file: string) => `javac ${file}`,
    start: (file: string) => `java ${file.replace(/\.java$/, '')}`,
    endings: ['java'],
    // A class that others may use stands in a file of its own name, and classes begin with a capital.
    main: 'Main.java',
    typesWhenAsked: false,
    runsInWorker: false,
  },
  go: {
    language: 'go',
    name: 'Go',
    edition: 'Go',
    build: (file: string) => `go build -o main ${file}`,
    start: () => './main',
    endings: ['go'],
    main: 'main.go',
    typesWhenAsked: false,
    runsInWorker: false,
  },
} as const satisfies Record<string, RuntimeFacts>

export type Runtime = keyof typeof runtimes
export type Language = (typeof runtimes)[Runtime]['language']

const isRuntime = (name: string): name is Runtime => Object.hasOwn(runtimes, name)
const isLanguage = (name: Runtime): name is Language => name === runtimes[name].language

export const runtimeNames: readonly Runtime[] = Object.keys(runtimes).filter(isRuntime)
/** Those that a lab can offer. */
export const languages: readonly Language[] = runtimeNames.filter(isLanguage)

/** What an editor with nothing in it is for. */
export const usualLanguage: Language = 'python'

/** Every ending of a program, without its dot. */
export const programEndings: readonly string[] = runtimeNames.flatMap((name) => runtimes[name].endings)

/** By the file's ending, in whatever case; null when it is no program. */
export function runtimeOf(file: string): Runtime | null {
  const ending = /\.(?<ending>[^.]*)$/.exec(file)?.groups?.ending?.toLowerCase()
  return runtimeNames.find((name) => runtimes[name].endings.some((own) => own === ending)) ?? null
}

/** What its files usually end in, and what its program is called when nothing else is said. */
export const endingOf = (runtime: Runtime): string => runtimes[runtime].endings[0]
export const mainOf = (runtime: Runtime): string => runtimes[runtime].main

/** What a file is called when it is handed in as the whole program; it keeps an ending that is not the usual one. */
export function nameAsMain(file: string): string {
  const ending = file.slice(file.lastIndexOf('.'))
  const runtime = runtimeOf(file)
  const usual = runtime === null ? '' : mainOf(runtime)
  return usual.endsWith(ending) ? usual : `main${ending}`
}

/** For sentences: ".py, .js or .ts", and "main.py or main.js". */
export const usualEndings: string = eitherOf(runtimeNames.map((name) => `.${endingOf(name)}`))
export const usualMains: string = eitherOf(languages.map(mainOf))

function eitherOf(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), names.at(-1)].join(' or ')
}
