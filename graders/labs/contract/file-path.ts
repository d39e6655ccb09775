// The names that a submission's files may have: what every part of the way from a browser to a jail can hold.
import * as z from 'zod'

export const pathLengthMax = 200
/** NAME_MAX of Linux, in bytes: a name of 200 letters can have more. */
const nameBytesMax = 255

/** A relative POSIX path: no `..`, no absolute one, no control characters, no half letters. */
export const FilePathSchema = z
  .string()
  .min(1)
  .max(pathLengthMax)
  .regex(/^(?!\/)(?![^]*(?:^|\/)\.{0,2}(?:\/|$))[^\0-\x1f\\\x7f]+$/, 'not a plain relative path')
  .refine((path) => path.isWellFormed(), 'half a letter in it')
  .refine(
    (path) => path.split('/').every((name) => new TextEncoder().encode(name).length <= nameBytesMax),
    `a name of more than ${nameBytesMax} bytes`,
  )

/** A path that is also the folder of another one, which no disk can hold; null when there is none. */
export function findPathConflict(paths: Iterable<string>): string | null {
  const all = new Set(paths)
  for (const path of all) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (all.has(path.slice(0, end))) return path.slice(0, end)
    }
  }
  return null
}
