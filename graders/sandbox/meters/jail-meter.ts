// What a jail uses, asked every 20 ms while it runs. Where the cell has a cgroup the kernel keeps the count and the limit;
// elsewhere it is added up from /proc, and the overshoot is what a program can take between two looks.

export interface JailSample {
  /** Processes and threads: what RLIMIT_NPROC counts. */
  tasks: number
  /** CPU time of all its processes, living and dead, in milliseconds. */
  cpuMs: number
  /** Memory that it holds: its own, shared, page tables, behind its sockets. */
  memoryBytes: number
  /** The kernel has already refused it more. */
  outOfMemory: boolean
}

export interface JailMeter {
  /** To be called with the jail's first process before the program starts in it. Throws when it cannot be counted. */
  takeIn(firstPid: number): void
  /** Null before `takeIn`, and when nothing is left of the jail. */
  sample(): JailSample | null
  /** After the last process ended: what can still be told then. */
  last(): JailSample | null
  close(): void
}
