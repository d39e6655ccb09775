// A small assembler for classic BPF, as seccomp takes it (linux/filter.h, linux/seccomp.h). Jumps are by label
// and only forwards, as the kernel demands; offsets are 8 bits, and a longer jump is refused, not truncated.

export interface Instruction {
  code: number
  jumpTrue: number
  jumpFalse: number
  value: number
}

export const opcode = {
  loadWord: 0x20,
  and: 0x54,
  jumpEqual: 0x15,
  jumpGreaterOrEqual: 0x35,
  jumpAnyBit: 0x45,
  return: 0x06,
} as const

/** A step of a filter, before labels become offsets. `met` and `unmet` name labels; absent means fall through. */
export type Step =
  | { label: string }
  | { load: number }
  | { and: number }
  | { test: 'equal' | 'at-least' | 'any-bit'; value: number; met?: string; unmet?: string }
  | { return: number }

const testOpcodes = {
  equal: opcode.jumpEqual,
  'at-least': opcode.jumpGreaterOrEqual,
  'any-bit': opcode.jumpAnyBit,
} as const

/** Turns steps into instructions. Throws on an unknown label, a backward jump or one over 255 instructions. */
export function assembleFilter(steps: readonly Step[]): Instruction[] {
  const places = new Map<string, number>()
  let length = 0
  for (const step of steps) {
    if ('label' in step) places.set(step.label, length)
    else length += 1
  }

  const program: Instruction[] = []
  const offset = (label: string | undefined): number => {
    if (label === undefined) return 0
    const place = places.get(label)
    if (place === undefined) throw new Error(`seccomp filter: no label "${label}"`)
    const distance = place - program.length - 1
    if (distance < 0 || distance > 255) throw new Error(`seccomp filter: "${label}" is ${distance} away`)
    return distance
  }
  for (const step of steps) {
    if ('label' in step) continue
    if ('load' in step) program.push(plain(opcode.loadWord, step.load))
    else if ('and' in step) program.push(plain(opcode.and, step.and))
    else if ('return' in step) program.push(plain(opcode.return, step.return))
    else {
      const jumpTrue = offset(step.met)
      const jumpFalse = offset(step.unmet)
      program.push({ code: testOpcodes[step.test], jumpTrue, jumpFalse, value: step.value >>> 0 })
    }
  }
  return program
}

/** `struct sock_filter[]`, little endian as both supported machines are: 8 bytes an instruction. */
export function encodeFilter(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8)
  program.forEach(({ code, jumpTrue, jumpFalse, value }, index) => {
    bytes.writeUInt16LE(code, index * 8)
    bytes.writeUInt8(jumpTrue, index * 8 + 2)
    bytes.writeUInt8(jumpFalse, index * 8 + 3)
    bytes.writeUInt32LE(value, index * 8 + 4)
  })
  return bytes
}

function plain(code: number, value: number): Instruction {
  return { code, jumpTrue: 0, jumpFalse: 0, value: value >>> 0 }
}
