const processesMax = 32

/** How many processes serve pages: `WEB_PROCESSES`, or one. Each takes memory for a Next of its own, for what it keeps
 * and for those that compute for it. Throws a sentence about what is no such number. */
export function webProcesses({
  NODE_ENV,
  WEB_PROCESSES,
}: Readonly<Record<string, string | undefined>>): number {
  const count = Number(WEB_PROCESSES || 1)
  if (!Number.isInteger(count) || count < 1 || count > processesMax) {
    throw new Error(
      `WEB_PROCESSES=${WEB_PROCESSES} is no number of processes. Give one from 1 to ${processesMax}: as many as the ` +
        'machine has processors, and a gigabyte of memory for each.',
    )
  }
  // The development server compiles what it serves, in one process.
  return NODE_ENV === 'development' ? 1 : count
}
