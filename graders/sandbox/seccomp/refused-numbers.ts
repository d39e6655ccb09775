import { allowedCalls } from '#graders/sandbox/seccomp/allowed-calls.ts'
import { inspectedCalls } from '#graders/sandbox/seccomp/inspected-calls.ts'
import { callNumber, type Machine, numbersOf } from '#graders/sandbox/seccomp/machines.ts'

const numbersMax = 512
/** uretprobe and uprobe: the kernel lets them past every filter, and they do nothing for a program (SIGILL, ENXIO). */
const passingEveryFilter: Record<Machine, readonly number[]> = { x64: [335, 336], arm64: [] }

/** Numbers of system calls, known or not, that a jail's program must be refused whatever it asks. */
export function refusedNumbers(machine: Machine): number[] {
  const others = new Set([
    ...numbersOf(allowedCalls, machine),
    ...Object.values(inspectedCalls).map(({ numbers }) => callNumber(numbers, machine)),
    ...passingEveryFilter[machine],
  ])
  return Array.from({ length: numbersMax }, (_, number) => number).filter((number) => !others.has(number))
}
