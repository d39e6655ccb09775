// Certificates for a lab (RFC 5280), made when it runs: of an authority that the program is told to trust, and of servers,
// good ones and others. A lab has no key in its files that could be used for anything.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  der,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  time,
  truth,
} from '#graders/labs/peers/tls/write-der.ts'

export interface Identity {
  /** Its common name. */
  name: string
  key: KeyObject
  spki: Buffer
  certificate: string
}

export interface CertificateSpec {
  /** The common name of its subject. */
  name: string
  /** Who signs it; without, itself. */
  by?: Identity | undefined
  /** Of hosts, in the order of the certificate. */
  hosts?: readonly string[]
  isAuthority?: boolean
  /** Days from now; negative ones are past. */
  validFrom?: number
  validTo?: number
}

const dayMs = 86_400_000
const oids = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const

export function issueCertificate(spec: CertificateSpec): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const own = { name: spec.name, key: privateKey, spki }
  const issuer = spec.by ?? own
  const algorithm = sequence(objectIdentifier(oids.ecdsaWithSha256))
  // RFC 5280 section 4.1.
  const unsigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(8)),
    algorithm,
    nameInDer(issuer.name),
    sequence(daysFromNow(spec.validFrom ?? -2), daysFromNow(spec.validTo ?? 30)),
    nameInDer(spec.name),
    spki,
    der(0xa3, sequence(...extensionsOf(spec, spki, issuer.spki))),
  )
  const signature = sign('sha256', unsigned, issuer.key)
  const whole = sequence(unsigned, algorithm, bitString(signature))
  return { ...own, certificate: pem(whole) }
}

const critical = (id: string, value: Buffer) => sequence(objectIdentifier(id), truth, octetString(value))
const plain = (id: string, value: Buffer) => sequence(objectIdentifier(id), octetString(value))

/** RFC 5280 section 4.2. */
function extensionsOf({ hosts = [], isAuthority = false }: CertificateSpec, spki: Buffer, issuer: Buffer) {
  const keys = [
    plain(oids.subjectKeyIdentifier, octetString(identifierOf(spki))),
    plain(oids.authorityKeyIdentifier, sequence(der(0x80, identifierOf(issuer)))),
  ]
  if (isAuthority)
    return [
      critical(oids.basicConstraints, sequence(truth)),
      // keyCertSign and cRLSign.
      critical(oids.keyUsage, bitString(Buffer.from([0x06]), 1)),
      ...keys,
    ]
  const names = hosts.map((host) => der(0x82, Buffer.from(host)))
  return [
    critical(oids.basicConstraints, sequence()),
    // digitalSignature.
    critical(oids.keyUsage, bitString(Buffer.from([0x80]), 7)),
    plain(oids.extendedKeyUsage, sequence(objectIdentifier(oids.serverAuth))),
    plain(oids.subjectAltName, sequence(...names)),
    ...keys,
  ]
}

const identifierOf = (spki: Buffer) => createHash('sha1').update(spki).digest()

const daysFromNow = (days: number) => time(new Date(Date.now() + days * dayMs))

/** An X.501 name that is a common name. */
export const nameInDer = (commonName: string): Buffer =>
  sequence(der(0x31, sequence(objectIdentifier(oids.commonName), der(0x0c, Buffer.from(commonName)))))

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`
