// Sources that try to get something out of their compiler, or to keep it busy for ever; and what the program then finds.
import type { LimitName } from '#graders/outcome.ts'
import type { Limits } from '#graders/sandbox/contract.ts'
import { each } from '#graders/sandbox/hostile/hostile-case.ts'

export interface CompilerCase {
  file: string
  /** In the compiler's words. */
  says?: RegExp
  /** What ends the build; left out, it is not built for what the compiler says. */
  exceeds?: readonly LimitName[]
  limits?: Partial<Limits>
  /** It is built, and the program prints these lines. */
  meets?: readonly string[]
}

const mebibyte = 1_048_576
const quick: Partial<Limits> = { wallMs: 4_000 }
const small: Partial<Limits> = { ...quick, memoryBytes: 96 * mebibyte }
const stops = ['wall-time', 'cpu-time', 'memory'] as const

export const compilerCases: readonly CompilerCase[] = [
  { file: 'include-zero.c', says: /fatal error: \/dev\/zero: No such file/ },
  { file: 'include-random.c', exceeds: stops, limits: small },
  { file: 'include-accounts.c', says: /student:x:65534:65534/ },
  { file: 'include-harness.c', says: /fatal error: \/app\/graders\/cell\/harness.js: No such file/ },
  { file: 'include-memory.c', meets: [] },
  { file: 'include-itself.c', says: /nested depth 200 exceeds/ },
  { file: 'macro-bomb.c', exceeds: stops, limits: small },
  { file: 'takes-in-file.c', meets: [] },
  { file: 'takes-in-device.c', says: /\/dev\/urandom/ },
  { file: 'assembler-bomb.c', says: /out of memory/ },
  { file: 'huge-program.c', says: /File size limit exceeded/ },
  { file: 'deep-nesting.c', exceeds: stops, limits: small },
  { file: 'many-warnings.c', meets: [] },
  { file: 'loads-plugin.c', meets: [] },
  {
    file: 'sees-no-compiler.c',
    meets: [
      ...each('ENOENT', 'headers', 'compiler', 'toolchain'),
      'write: EACCES',
      ...each('EROFS', 'beside', 'remove', 'mode'),
    ],
  },
  {
    file: 'first-process.c',
    meets: [
      'trace: EPERM',
      'unix socket: EAFNOSUPPORT',
      'raw socket: EPERM',
      'packets: EAFNOSUPPORT',
      'kill it: allowed',
      'parent: 1',
    ],
  },
]
