// The machines that the filter knows. Numbers of system calls are from the kernel's own tables: x86-64 from
// arch/x86/entry/syscalls/syscall_64.tbl, arm64 from include/uapi/asm-generic/unistd.h.

export type Machine = 'x64' | 'arm64'

/** Value of `seccomp_data.arch` (linux/audit.h) per machine. */
export const auditArch: Record<Machine, number> = { x64: 0xc000003e, arm64: 0xc00000b7 }

/** [x86-64, arm64]; null: that machine has no such call. */
export type CallNumbers = readonly [number | null, number | null]

/** The call's number on that machine, or null where the machine has no such call. */
export function callNumber(numbers: CallNumbers, machine: Machine): number | null {
  return machine === 'x64' ? numbers[0] : numbers[1]
}

/** The numbers of a table's calls on that machine. */
export function numbersOf(calls: Readonly<Record<string, CallNumbers>>, machine: Machine): number[] {
  return Object.values(calls)
    .map((call) => callNumber(call, machine))
    .filter((number) => number !== null)
}
