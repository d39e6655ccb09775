import { describe, expect, test } from 'vitest'
import { allowedCalls } from '#graders/sandbox/seccomp/allowed-calls.ts'
import {
  assembleFilter,
  encodeFilter,
  type Instruction,
  opcode,
} from '#graders/sandbox/seccomp/assemble-filter.ts'
import { action, errno } from '#graders/sandbox/seccomp/filter-action.ts'
import { inspectedCalls } from '#graders/sandbox/seccomp/inspected-calls.ts'
import { jailFilter } from '#graders/sandbox/seccomp/jail-filter.ts'
import { auditArch, callNumber, type Machine, numbersOf } from '#graders/sandbox/seccomp/machines.ts'
import { refusedCalls } from '#graders/sandbox/seccomp/refused-calls.ts'

const machines: Machine[] = ['x64', 'arm64']
const EPERM = action.errno(errno.EPERM)
const ENOSYS = action.errno(errno.ENOSYS)

interface Call {
  arch?: number
  number: number
  arguments?: readonly (number | bigint)[]
}

/** What the kernel would do: classic BPF over struct seccomp_data, little endian. */
function simulate(program: readonly Instruction[], machine: Machine, call: Call): number {
  const data = Buffer.alloc(64)
  data.writeUInt32LE(call.number >>> 0, 0)
  data.writeUInt32LE(call.arch ?? auditArch[machine], 4)
  call.arguments?.forEach((value, index) =>
    data.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 16 + 8 * index),
  )
  let accumulator = 0
  for (let at = 0; at < program.length; at += 1) {
    const step = program[at]
    if (step === undefined) break
    if (step.code === opcode.return) return step.value
    if (step.code === opcode.loadWord) accumulator = data.readUInt32LE(step.value)
    else if (step.code === opcode.and) accumulator = (accumulator & step.value) >>> 0
    else {
      const taken =
        step.code === opcode.jumpEqual
          ? accumulator === step.value
          : step.code === opcode.jumpGreaterOrEqual
            ? accumulator >= step.value
            : (accumulator & step.value) !== 0
      at += taken ? step.jumpTrue : step.jumpFalse
    }
  }
  throw new Error('the filter ran off its end')
}

describe.each(machines)('the jail filter on %s', (machine) => {
  const program = jailFilter(machine, { sharedMemory: false })
  const counted = jailFilter(machine, { sharedMemory: true })
  const judge = (number: number, ...args: (number | bigint)[]) =>
    simulate(program, machine, { number, arguments: args })
  const inspected = (name: keyof typeof inspectedCalls): number => {
    const number = callNumber(inspectedCalls[name].numbers, machine)
    if (number === null) throw new Error(`no ${name}`)
    return number
  }
  const socket = (...args: (number | bigint)[]) => judge(inspected('socket'), ...args)

  test.each([
    ['TCP over IPv4', [2, 1, 0], action.allow],
    ['TCP by name', [2, 1, 6], action.allow],
    ['UDP over IPv6, non-blocking, close on exec', [10, 2 | 0x800 | 0x80000, 17], action.allow],
    ['unix', [1, 1, 0], action.errno(errno.EAFNOSUPPORT)],
    ['netlink', [16, 3, 0], action.errno(errno.EAFNOSUPPORT)],
    ['packet', [17, 3, 0], action.errno(errno.EAFNOSUPPORT)],
    ['vsock', [40, 1, 0], action.errno(errno.EAFNOSUPPORT)],
    ['raw', [2, 3, 1], EPERM],
    ['raw, disguised by flags', [2, 3 | 0x80000, 17], EPERM],
    ['seqpacket', [2, 5, 132], EPERM],
    ['ping', [2, 2, 1], action.errno(errno.EPROTONOSUPPORT)],
    ['MPTCP', [2, 1, 262], action.errno(errno.EPROTONOSUPPORT)],
    ['SCTP', [2, 1, 132], action.errno(errno.EPROTONOSUPPORT)],
    ['UDP-Lite', [10, 2, 136], action.errno(errno.EPROTONOSUPPORT)],
    // The kernel takes ints: what stands in the upper half changes nothing, and must not fool the filter either.
    ['unix with a dirty upper half', [0x1_0000_0001n, 1, 0], action.errno(errno.EAFNOSUPPORT)],
  ])('socket: %s', (_name, args, expected) => {
    expect(socket(...args)).toBe(expected)
  })

  test('pairs of sockets are unix streams only', () => {
    const pair = inspected('socketpair')
    expect(judge(pair, 1, 1, 0)).toBe(action.allow)
    expect(judge(pair, 1, 1 | 0x80800, 0)).toBe(action.allow)
    expect(judge(pair, 1, 2, 0)).toBe(EPERM)
    expect(judge(pair, 1, 5, 0)).toBe(EPERM)
    expect(judge(pair, 2, 1, 0)).toBe(action.errno(errno.EAFNOSUPPORT))
  })

  test('threads and processes may be made, namespaces may not', () => {
    const clone = inspected('clone')
    expect(judge(clone, 17)).toBe(action.allow)
    expect(judge(clone, 0x3d0f00)).toBe(action.allow)
    for (const bit of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]) {
      expect(judge(clone, bit | 17)).toBe(EPERM)
    }
  })

  test('terminals are not typed into, and unknown requests are inappropriate', () => {
    const ioctl = inspected('ioctl')
    for (const request of [0x5401, 0x5421, 0x541b]) expect(judge(ioctl, 0, request)).toBe(action.allow)
    for (const request of [0x5412, 0x541c, 0x5423]) expect(judge(ioctl, 0, request)).toBe(EPERM)
    expect(judge(ioctl, 0, 0xffffffff_00005412n)).toBe(EPERM)
    // SIOCADDRT, SIOCSIFFLAGS, FICLONE
    for (const request of [0x890b, 0x8914, 0x40049409]) {
      expect(judge(ioctl, 0, request)).toBe(action.errno(errno.ENOTTY))
    }
  })

  test('memory without a file is private, unless what is shared is counted', () => {
    const mmap = inspected('mmap')
    const map = (filter: readonly Instruction[], flags: number) =>
      simulate(filter, machine, { number: mmap, arguments: [0, 4096, 3, flags] })
    expect(map(program, 0x22)).toBe(action.allow)
    expect(map(program, 0x20022)).toBe(action.allow)
    expect(map(program, 0x01)).toBe(action.allow)
    for (const flags of [0x21, 0x23, 0x40021, 0x28]) {
      expect(map(program, flags)).toBe(EPERM)
      expect(map(counted, flags)).toBe(action.allow)
    }
  })

  test('sockets keep their size, and take no programs', () => {
    const set = inspected('setsockopt')
    for (const [level, name] of [
      [1, 7],
      [1, 8],
    ] as const)
      expect(judge(set, 3, level, name)).toBe(action.errno(0))
    for (const [level, name] of [
      [1, 26],
      [1, 50],
      [6, 31],
    ] as const)
      expect(judge(set, 3, level, name)).toBe(EPERM)
    for (const [level, name] of [
      [1, 2],
      [6, 1],
      [0, 7],
      [41, 26],
    ] as const)
      expect(judge(set, 3, level, name)).toBe(action.allow)
  })

  test('a process names its threads, and installs no filter', () => {
    const prctl = inspected('prctl')
    expect(judge(prctl, 15)).toBe(action.allow)
    for (const option of [22, 4, 35, 38]) expect(judge(prctl, option)).toBe(action.errno(errno.EINVAL))
  })

  test('what is listed is answered as its list says, and everything else is absent', () => {
    const allowed = new Set(numbersOf(allowedCalls, machine))
    const refused = new Set(numbersOf(refusedCalls, machine))
    const looked = new Set(
      Object.values(inspectedCalls).map(({ numbers }) => callNumber(numbers, machine) ?? -1),
    )
    expect(allowed.size).toBeGreaterThan(150)
    for (let number = 0; number < 1_200; number += 1) {
      if (looked.has(number)) continue
      const expected = allowed.has(number) ? action.allow : refused.has(number) ? EPERM : ENOSYS
      expect({ number, answer: judge(number, 1, 2, 3) }).toEqual({ number, answer: expected })
    }
    for (const number of [0x3fffffff, ...(machine === 'arm64' ? [0x40000000, 0xffffffff] : [])]) {
      expect(judge(number)).toBe(ENOSYS)
    }
  })

  test('calls that Linux got after the lists were written are absent: uprobe, clone3, io_uring, map_shadow_stack', () => {
    for (const number of [335, 336, 423, 425, 426, 427, 435, 449, 453, 469]) {
      expect(judge(number)).toBe(ENOSYS)
    }
  })

  test('another architecture ends the process', () => {
    for (const arch of [0x40000003, 0x40000028, 0, auditArch[machine === 'x64' ? 'arm64' : 'x64']]) {
      expect(simulate(program, machine, { arch, number: 20 })).toBe(action.killProcess)
    }
  })

  test('no two lists name the same call', () => {
    const listed = [
      ...numbersOf(allowedCalls, machine),
      ...numbersOf(refusedCalls, machine),
      ...Object.values(inspectedCalls).map(({ numbers }) => callNumber(numbers, machine)),
    ]
    expect(new Set(listed).size).toBe(listed.length)
  })
})

test('on x86-64 the x32 table ends the process', () => {
  const program = jailFilter('x64', { sharedMemory: false })
  for (const number of [0x40000000, 0x40000029, 0x40000200, 0xffffffff]) {
    expect(simulate(program, 'x64', { number })).toBe(action.killProcess)
  }
})

describe('the assembler', () => {
  test('encodes struct sock_filter in eight little-endian bytes', () => {
    const program = assembleFilter([
      { test: 'equal', value: 0xc000003e, met: 'end' },
      { return: 1 },
      { label: 'end' },
      { return: 2 },
    ])
    expect(encodeFilter(program).toString('hex')).toBe('150001003e0000c006000000010000000600000002000000')
  })
  test('refuses unknown labels, jumps backwards and jumps too far', () => {
    expect(() => assembleFilter([{ test: 'equal', value: 1, met: 'nowhere' }])).toThrow('no label')
    expect(() => assembleFilter([{ label: 'back' }, { test: 'equal', value: 1, met: 'back' }])).toThrow(
      'away',
    )
    const far = Array.from({ length: 256 }, () => ({ return: 0 }))
    expect(() =>
      assembleFilter([{ test: 'equal', value: 1, met: 'far' }, ...far, { label: 'far' }, { return: 1 }]),
    ).toThrow('away')
  })
})
