// Sources that ask the compiler of Go for files of the machine, for other compilers or the network, or keep it busy; and
// programs that take more than they may, or look around.
import type { BuiltCase } from '#graders/sandbox/hostile/built-case.ts'

/** Beside the program: it begins a module, which is then built as one. */
const itsModule = (more = '') => ({ 'go.mod': `module hostile\n\ngo 1.18\n${more}` })
const takesIn = {
  'taken.s': '#include "/etc/passwd"\nTEXT ·taken(SB), 7, $0-8\n\tMOVQ $1, ret+0(FP)\n\tRET\n',
}

export const goCases: readonly BuiltCase[] = [
  { file: 'embeds-accounts.go', files: itsModule(), says: /pattern \/etc\/passwd: invalid pattern syntax/ },
  { file: 'calls-c.go', says: /build constraints exclude all Go files/ },
  { file: 'generates.go', neverSays: 'the command ran', meets: ['ran: false'] },
  {
    file: 'fetches-module.go',
    files: itsModule('\nrequire example.com/evil v1.0.0\n'),
    says: /module lookup disabled by GOPROXY=off|missing go\.sum entry/,
  },
  // It reads the list of accounts that is made for its jail, and no other.
  { file: 'assembles-accounts.go', files: { ...itsModule(), ...takesIn }, says: /student|65534|root/ },
  { file: 'types-without-end.go', says: /instantiation cycle|invalid recursive/ },
  {
    file: 'huge-data.go',
    says: /^/,
    exceeds: ['memory', 'file-size', 'disk', 'cpu-time', 'wall-time'],
  },
  {
    file: 'reaches-out.go',
    meets: [
      'its compiler: not there',
      'compiler of C: not there',
      'toolchains: not there',
      'harness: not there',
      'accounts: not there',
      'write to the program: permission denied',
      'write beside it: read-only file system',
      'write to its settings: read-only file system',
      "the kernel's settings: permission denied",
      'unix socket: address family not supported by protocol',
      'the internet: connection refused',
      'raw socket: operation not permitted',
      'namespaces: operation not permitted',
      'tracing: operation not permitted',
      'io_uring: function not implemented',
      'mounting: operation not permitted',
      'set-user-id: refused',
      'pid: 1',
    ],
  },
  { file: 'takes-heap.go', exceeds: ['memory'], exits: 2 },
  { file: 'takes-goroutines.go', exceeds: ['memory'], exits: 2 },
  { file: 'takes-threads.go', exits: 2 },
  { file: 'never-ends.go', exceeds: ['cpu-time', 'wall-time'], limits: { cpuSeconds: 2, wallMs: 6_000 } },
  { file: 'breaks-its-runtime.go', exits: 2 },
]
