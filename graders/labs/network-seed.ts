// The seed that drives a lab's network: the same for every student, so that all meet the same split and delay.
import { createHash } from 'node:crypto'

/** Sixteen hexadecimal digits from the lab's id and version. */
export function networkSeed(labId: string, version: number): string {
  return createHash('sha256').update(`${labId}@${version}`, 'utf8').digest('hex').slice(0, 16)
}
