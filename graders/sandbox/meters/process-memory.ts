// Memory of a process that is not backed by a file. The cheap figure counts a page that forked processes still share once
// for each; the exact one shares it out between them (Pss), for which the kernel walks through the page tables.
import { readdirSync } from 'node:fs'
import { readIfThere } from '#graders/sandbox/groups/read-if-there.ts'

/** Resident anonymous and shared memory, and page tables, in bytes. */
export function cheapMemoryBytes(pid: number): number {
  const status = statusOf(pid)
  return kibibytes(status, /^(?:RssAnon|RssShmem|VmPTE):\s+(\d+) kB$/gm) * 1_024
}

/** The same with shared pages shared out. Falls back on the cheap figure where the kernel does not tell. */
export function exactMemoryBytes(pid: number): number {
  const thread = livingThread(pid)
  const rollup = thread === null ? '' : readIfThere(`/proc/${pid}/task/${thread}/smaps_rollup`)
  if (!rollup.includes('Pss_Anon')) return cheapMemoryBytes(pid)
  const tables = kibibytes(statusOf(pid), /^VmPTE:\s+(\d+) kB$/gm)
  return (kibibytes(rollup, /^(?:Pss_Anon|Pss_Shmem):\s+(\d+) kB$/gm) + tables) * 1_024
}

/** When the first thread of a process has ended before the others, it is a zombie that tells nothing of its memory. */
function statusOf(pid: number): string {
  const status = readIfThere(`/proc/${pid}/status`)
  if (status === '' || status.includes('VmPTE:')) return status
  const thread = livingThread(pid)
  return thread === null ? status : readIfThere(`/proc/${pid}/task/${thread}/status`)
}

/** A thread that still has the process's memory. */
function livingThread(pid: number): string | null {
  const first = String(pid)
  if (readIfThere(`/proc/${pid}/status`).includes('VmPTE:')) return first
  try {
    return readdirSync(`/proc/${pid}/task`).find((name) => name !== first) ?? null
  } catch {
    return null
  }
}

function kibibytes(text: string, pattern: RegExp): number {
  let sum = 0
  for (const [, size] of text.matchAll(pattern)) sum += Number(size)
  return sum
}
