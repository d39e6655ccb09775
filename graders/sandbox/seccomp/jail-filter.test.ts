import { describe, expect, test } from 'vitest'
import {
  assembleFilter,
  encodeFilter,
  type Instruction,
  opcode,
} from '#graders/sandbox/seccomp/assemble-filter.ts'
import { action, errno, jailFilter } from '#graders/sandbox/seccomp/jail-filter.ts'
import {
  absentCalls,
  auditArch,
  callNumber,
  inspectedCalls,
  type Machine,
  newestKnownCall,
  refusedCalls,
} from '#graders/sandbox/seccomp/syscalls.ts'

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
  const program = jailFilter(machine)
  const judge = (number: number | null, ...args: (number | bigint)[]) => {
    if (number === null) throw new Error('no such call')
    return simulate(program, machine, { number, arguments: args })
  }
  const socket = (...args: (number | bigint)[]) => judge(callNumber(inspectedCalls.socket, machine), ...args)

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

  test('pairs of sockets are unix only', () => {
    const pair = callNumber(inspectedCalls.socketpair, machine)
    expect(judge(pair, 1, 1, 0)).toBe(action.allow)
    expect(judge(pair, 2, 1, 0)).toBe(action.errno(errno.EAFNOSUPPORT))
  })

  test('threads and processes may be made, namespaces may not', () => {
    const clone = callNumber(inspectedCalls.clone, machine)
    expect(judge(clone, 17)).toBe(action.allow)
    expect(judge(clone, 0x3d0f00)).toBe(action.allow)
    for (const bit of [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]) {
      expect(judge(clone, bit | 17)).toBe(EPERM)
    }
  })

  test('terminals are not typed into', () => {
    const ioctl = callNumber(inspectedCalls.ioctl, machine)
    expect(judge(ioctl, 0, 0x5401)).toBe(action.allow)
    for (const request of [0x5412, 0x541c, 0x5423]) expect(judge(ioctl, 0, request)).toBe(EPERM)
    expect(judge(ioctl, 0, 0xffffffff_00005412n)).toBe(EPERM)
  })

  test('listed calls are refused or absent, whatever their arguments', () => {
    for (const call of Object.values(refusedCalls)) {
      const number = callNumber(call, machine)
      if (number !== null) expect(judge(number, 1, 2, 3)).toBe(EPERM)
    }
    for (const call of Object.values(absentCalls)) expect(judge(callNumber(call, machine), 1)).toBe(ENOSYS)
  })

  test('calls newer than the table are absent, and the last known one is not', () => {
    expect(judge(newestKnownCall)).toBe(action.allow)
    for (const number of [newestKnownCall + 1, 512, 1_000_000, 0x3fffffff]) expect(judge(number)).toBe(ENOSYS)
  })

  test('another architecture ends the process', () => {
    for (const arch of [0x40000003, 0x40000028, 0, auditArch[machine === 'x64' ? 'arm64' : 'x64']]) {
      expect(simulate(program, machine, { arch, number: 20 })).toBe(action.killProcess)
    }
  })

  test('every number is judged, and no two lists name the same call', () => {
    for (let number = 0; number < 600; number += 1) judge(number, 2, 1, 0)
    const listed = [inspectedCalls, absentCalls, refusedCalls].flatMap((calls) => Object.values(calls))
    const numbers = listed.map((call) => callNumber(call, machine)).filter((number) => number !== null)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

test('on x86-64 the x32 table ends the process', () => {
  const program = jailFilter('x64')
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
