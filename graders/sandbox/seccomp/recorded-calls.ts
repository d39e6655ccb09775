// What programs in jails were seen to ask of the kernel: recorded-calls.json, written by record-calls.nightly.test.ts.
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { runtimeNames } from '#graders/runtimes.ts'
import { allowedCalls } from '#graders/sandbox/seccomp/allowed-calls.ts'
import { inspectedCalls } from '#graders/sandbox/seccomp/inspected-calls.ts'

export const recordedCallsFile = fileURLToPath(new URL('./recorded-calls.json', import.meta.url))

const names = z.strictObject({
  made: z.array(z.string()),
  /** Tried, and answered by the filter; the library then did without. */
  refused: z.array(z.string()),
})
export const RecordedCallsSchema = z.record(z.enum(runtimeNames), names)

/** Names of calls that the filter does not let through. strace calls two by other names than the kernel's tables. */
export function findUnlisted(made: readonly string[]): string[] {
  const known = new Set([...Object.keys(allowedCalls), ...Object.keys(inspectedCalls)])
  return made.filter((name) => !known.has(name))
}
