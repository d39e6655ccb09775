// Where programs look for the authorities that a system trusts, as files below /etc.
import { createHash } from 'node:crypto'
import { type Identity, nameInDer } from '#graders/labs/peers/tls/issue-certificate.ts'

export function trustedFiles(authority: Identity): Record<string, string> {
  const { certificate } = authority
  return {
    // Debian's OpenSSL, and so its Python, asks in a folder for the hash of a name; Go and others read one file; Node's own
    // OpenSSL has another.
    [`ssl/certs/${hashOf(authority.name)}.0`]: certificate,
    'ssl/certs/ca-certificates.crt': certificate,
    'ssl/cert.pem': certificate,
  }
}

/** As X509_NAME_hash has it: of the name in small letters, without what holds its parts together. */
function hashOf(commonName: string): string {
  // Behind the tag and the length, one byte each of a name as short as ours.
  const parts = nameInDer(commonName.toLowerCase()).subarray(2)
  return createHash('sha1').update(parts).digest().readUInt32LE(0).toString(16).padStart(8, '0')
}
