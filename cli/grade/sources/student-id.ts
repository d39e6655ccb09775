// A submission's id: a name for files and folders that is safe on every system, and stays the same from run to run.
import { createHash } from 'node:crypto'
import { normalise } from '#protocols/text/normalise.ts'

const lengthMax = 60
const hashLength = 8
/** Names of devices on Windows, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/

/**
 * @param identity what makes the student this one: within one run, no two students share it
 * @param name read by people only; put before a numeric identity
 * @returns 1 to 60 of a–z, 0–9, ".", "_", "-"; equal for equal identities, and different, also where case does not
 *   count, for different ones (but for a chance of one in four thousand million)
 */
export function studentId(identity: string, name: string): string {
  if (/^\d{1,20}$/.test(identity)) {
    const before = slug(name).slice(0, lengthMax - identity.length - 1)
    return `${before === '' ? 'student' : before}-${identity}`
  }
  const plain = slug(identity)
  const isWhole = plain !== '' && plain === identity && plain.length <= lengthMax && !reserved.test(plain)
  // A plain name that ends like a hashed one gets a hash too: nobody can choose a name that is another's id.
  if (isWhole && !/-[0-9a-f]{8}$/.test(plain) && !/-\d+$/.test(plain)) return plain
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, hashLength)
  const before = plain.slice(0, lengthMax - hashLength - 1)
  return `${before === '' ? 'student' : before}-${hash}`
}

function slug(text: string): string {
  return normalise(text, 'NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^[.-]+|(?<![.-])[.-]+$/g, '')
}
