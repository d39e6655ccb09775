// The tier conforms: what is said, to whom, and who is believed.
import { type CheckContext, check } from '#graders/author/lab'
import { beside, hostOf, pageOf, path, printsContent, soon, speaksTls, visit } from './works.ts'

/** The program has told the server nothing, and has ended as one that could not do its work. */
export async function isRefused(
  context: CheckContext,
  shows: NonNullable<Parameters<typeof visit>[1]>['shows'],
): Promise<void> {
  const { origin, client } = await visit(context, shows === undefined ? {} : { shows })
  await origin.isGreeted(soon)
  await client.ends(soon)
  origin.heardNothing()
  await client.fails(soon)
}

export const namesServer = check('names-the-server', {
  tier: 'conforms',
  says: 'Names the host that it wants in its ClientHello.',
  needs: [speaksTls],
  points: 1,
  why: {
    says: 'One machine has many names, and a certificate for each. Which one to show, the server learns from the extension server_name.',
    reference: 'RFC 6066 section 3',
  },
  tryIt: beside().replace('-www', '-www -tlsextdebug'),
  async run(context) {
    const { origin, host } = await visit(context)
    await origin.isTrusted(soon)
    origin.wasAskedFor(host)
  },
})

export const wellFormed = check('well-formed', {
  tier: 'conforms',
  says: 'Writes the request as RFC 9112 does, with the host and its port in the field Host.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'The name in the handshake is for TLS. Which of its sites is meant, the web server learns from Host.',
    reference: 'RFC 9112 section 3.2',
  },
  async run(context) {
    const { origin, host } = await visit(context)
    const request = await origin.hearsRequest(soon)
    request.hasTarget(path)
    request.hasVersion11()
    request.isSound()
    request.hasField('Host', `${host}:${origin.port}`)
  },
})

export const contentLength = check('content-length', {
  tier: 'conforms',
  says: 'Knows by Content-Length that the response is whole, though the server keeps the connection open.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'TLS changes nothing about where a response ends: its head says so, in bytes.',
    reference: 'RFC 9112 section 6.3',
  },
  async run(context) {
    const content = pageOf(context.random)
    const { client } = await visit(context, { page: { content }, keepsOpen: true })
    await client.ends(soon)
    await client.prints(content, soon)
  },
})

export const refusesSelfSigned = check('refuses-self-signed', {
  tier: 'conforms',
  says: 'Says nothing to a server whose certificate it has signed itself, and ends with an exit status other than 0.',
  needs: [printsContent],
  points: 3,
  why: {
    says: 'Anybody can write a certificate for any name. That somebody who is trusted has signed it makes the difference between a lock and the picture of one.',
    reference: 'RFC 5280 section 6.1',
  },
  tryIt: beside(undefined, undefined, 'cp /etc/ssl/certs/ca-certificates.crt authority.pem'),
  run: (context) => isRefused(context, () => ({ by: undefined })),
})

export const refusesOtherName = check('refuses-other-name', {
  tier: 'conforms',
  says: 'Says nothing to a server whose certificate is good, but for another name.',
  needs: [refusesSelfSigned],
  points: 3,
  why: {
    says: 'Whoever owns any name has a good certificate for that. The chain says who has signed; that the name is the one that was asked for, somebody has to compare.',
    reference: 'RFC 9525 section 6',
  },
  tryIt: beside('-subj /CN=other.example -addext subjectAltName=DNS:other.example'),
  run: (context) =>
    isRefused(context, () => {
      const other = hostOf(context.random)
      return { name: other, hosts: [other] }
    }),
})

export const refusesExpired = check('refuses-expired', {
  tier: 'conforms',
  says: 'Says nothing to a server whose certificate has expired.',
  needs: [refusesSelfSigned],
  points: 2,
  why: {
    says: 'Keys get lost and names change hands. The dates bound for how long a certificate can be misused.',
    reference: 'RFC 5280 section 4.1.2.5',
  },
  run: (context) => isRefused(context, () => ({ validFrom: -400, validTo: -2 })),
})

export const saysWhy = check('says-why', {
  tier: 'conforms',
  says: 'Says that the certificate is not believed, without a stack trace.',
  needs: [refusesSelfSigned],
  points: 1,
  why: {
    says: 'Whoever sees only a trace takes it for a fault of the program, and looks for the switch that turns the check off.',
  },
  tryIt: beside(undefined, undefined, 'cp /etc/ssl/certs/ca-certificates.crt authority.pem'),
  async run(context) {
    const { client } = await visit(context, { shows: () => ({ by: undefined }) })
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
  },
})
