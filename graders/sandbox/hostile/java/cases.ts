// Sources that keep the compiler of Java busy or have it run them, and programs that take more than they may, or reach
// for what a jail with a machine in it holds.
import type { BuiltCase } from '#graders/sandbox/hostile/built-case.ts'

const processors = { 'META-INF/services/javax.annotation.processing.Processor': 'Main\n' }

export const javaCases: readonly BuiltCase[] = [
  { file: 'constants-that-double.java', says: /com\.sun\.tools\.javac|^$/, exceeds: ['memory', 'cpu-time'] },
  { file: 'generics-without-end.java', says: /StackOverflowError\n\tat jdk\.compiler/ },
  { file: 'deep-nesting.java', says: /StackOverflowError[^]*com\.sun\.tools\.javac/ },
  { file: 'processor.java', files: processors, neverSays: 'the processor ran', meets: [] },
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
