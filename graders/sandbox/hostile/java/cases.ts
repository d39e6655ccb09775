// Sources that keep the compiler of Java busy or have it run them, and programs that take more than they may, or reach
// for what a jail with a machine in it holds.
import type { LimitName } from '#graders/outcome.ts'
import type { Limits } from '#graders/sandbox/contract.ts'

export interface JavaCase {
  file: string
  /** Beside it, by name. */
  files?: Readonly<Record<string, string>>
  /** In the compiler's words: it is not built. */
  says?: RegExp
  /** What ends the program, or its build. */
  exceeds?: readonly LimitName[]
  limits?: Partial<Limits>
  exits?: number
  /** It is built, and the program prints these lines after the sentinel; left out: not looked at. */
  meets?: readonly string[]
}

const processors = { 'META-INF/services/javax.annotation.processing.Processor': 'Main\n' }

export const javaCases: readonly JavaCase[] = [
  { file: 'constants-that-double.java', says: /com\.sun\.tools\.javac|^$/, exceeds: ['memory', 'cpu-time'] },
  { file: 'generics-without-end.java', says: /StackOverflowError\n\tat jdk\.compiler/ },
  { file: 'deep-nesting.java', says: /StackOverflowError[^]*com\.sun\.tools\.javac/ },
  { file: 'processor.java', files: processors, meets: [] },
  {
    file: 'reaches-out.java',
    meets: [
      'headers: not there',
      'compiler of C: not there',
      'toolchains: not there',
      'harness: not there',
      'accounts: not there',
      'write to the program: FileNotFoundException',
      'write beside it: FileNotFoundException',
      'write to its machine: FileNotFoundException',
      'write to its settings: FileNotFoundException',
      'unix socket: SocketException',
      'the internet: ConnectException',
      'memory of its parent: NoSuchFileException',
      "the kernel's settings: FileNotFoundException",
      'set-user-id: IOException',
      'pid: 1, others: 0',
    ],
  },
  { file: 'takes-heap.java', exceeds: ['memory'], exits: 1 },
  { file: 'takes-direct-memory.java', exceeds: ['memory'], exits: 1 },
  // Those that it has sleep on, until their time is over.
  { file: 'takes-threads.java', exceeds: ['wall-time'], limits: { wallMs: 4_000 } },
  { file: 'never-ends.java', exceeds: ['cpu-time', 'wall-time'], limits: { cpuSeconds: 2, wallMs: 6_000 } },
  // Its machine says so on standard output, and ends.
  { file: 'breaks-its-machine.java', exits: 127 },
]
