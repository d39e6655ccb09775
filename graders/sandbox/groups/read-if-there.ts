import { readFileSync } from 'node:fs'

/** A file below /proc or /sys; empty when it is not there, or went away in between. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
