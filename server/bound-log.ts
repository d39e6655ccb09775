// Keeps a log that a program of ours appends to from filling the disk, however long that program runs.
import { statSync, truncateSync } from 'node:fs'

export const logBytesMax = 10 * 1_048_576
export const logCheckMs = 60_000

/**
 * Empties the file when it is too large, now and every minute; does not keep the process alive. Whoever writes it must
 * have opened it for appending: what comes next then begins at the new end. Returns what ends the checks.
 */
export function boundLog(file: string): () => void {
  emptyIfTooLarge(file)
  const timer = setInterval(() => emptyIfTooLarge(file), logCheckMs).unref()
  return () => clearInterval(timer)
}

function emptyIfTooLarge(file: string): void {
  try {
    if (statSync(file).size > logBytesMax) truncateSync(file)
  } catch {
    // Not there yet, or taken away by its operator: nothing to bound.
  }
}
