// The system call filter of the jail: an allow-list. What allowed-calls.ts names is allowed, what inspected-calls.ts names
// is with some arguments, what refused-calls.ts names answers EPERM; everything else answers ENOSYS, as on an older
// kernel, whatever its number: a kernel upgrade opens nothing by itself.
import { allowedCalls } from '#graders/sandbox/seccomp/allowed-calls.ts'
import {
  assembleFilter,
  encodeFilter,
  type Instruction,
  type Step,
} from '#graders/sandbox/seccomp/assemble-filter.ts'
import { action, errno } from '#graders/sandbox/seccomp/filter-action.ts'
import { type FilterOptions, inspectedCalls } from '#graders/sandbox/seccomp/inspected-calls.ts'
import { auditArch, callNumber, type Machine, numbersOf } from '#graders/sandbox/seccomp/machines.ts'
import { refusedCalls } from '#graders/sandbox/seccomp/refused-calls.ts'

// Offsets in struct seccomp_data.
const numberOffset = 0
const archOffset = 4

/** The x32 ABI is the x86-64 table with this bit set, past every check by number. */
const x32Bit = 0x40000000

/** The filter's instructions for one machine. */
export function jailFilter(machine: Machine, options: FilterOptions): Instruction[] {
  const steps: Step[] = [
    // A foreign architecture (int 0x80 on x86-64, 32-bit ARM) has other numbers: no check below would hold.
    { load: archOffset },
    { test: 'equal', value: auditArch[machine], met: 'known-arch' },
    { return: action.killProcess },
    { label: 'known-arch' },
    { load: numberOffset },
  ]
  if (machine === 'x64') {
    steps.push(
      { test: 'any-bit', value: x32Bit, unmet: 'not-x32' },
      { return: action.killProcess },
      { label: 'not-x32' },
    )
  }
  for (const [name, { numbers, steps: inspect }] of Object.entries(inspectedCalls)) {
    const value = callNumber(numbers, machine)
    if (value === null) continue
    steps.push({ test: 'equal', value, unmet: `not-${name}` }, ...inspect(name, options), {
      label: `not-${name}`,
    })
  }
  return assembleFilter([...steps, ...byNumber(machine)])
}

/** The filter for the machine we are on, as `bwrap --seccomp` reads it. Throws on an unsupported machine. */
export function encodeJailFilter(options: FilterOptions): Buffer {
  const machine = process.arch
  if (machine !== 'x64' && machine !== 'arm64') throw new Error(`no system call filter for ${machine}`)
  return encodeFilter(jailFilter(machine, options))
}

/**
 * A binary search over the ranges of numbers that are answered alike: a call costs eight comparisons, and those that
 * are always allowed cost none, since the kernel remembers them.
 */
function byNumber(machine: Machine): Step[] {
  const allowed = new Set(numbersOf(allowedCalls, machine))
  const refused = new Set(numbersOf(refusedCalls, machine))
  const answer = (number: number): number => {
    if (allowed.has(number)) return action.allow
    return action.errno(refused.has(number) ? errno.EPERM : errno.ENOSYS)
  }
  const starts: number[] = []
  for (let number = 0; number <= Math.max(...allowed, ...refused) + 1; number += 1) {
    if (number === 0 || answer(number) !== answer(number - 1)) starts.push(number)
  }
  const search = (from: number, to: number): Step[] => {
    if (to - from === 1) return [{ return: answer(starts[from] ?? 0) }]
    const middle = (from + to) >> 1
    const label = `from-${starts[middle]}`
    return [
      { test: 'at-least', value: starts[middle] ?? 0, met: label },
      ...search(from, middle),
      { label },
      ...search(middle, to),
    ]
  }
  return search(0, starts.length)
}
