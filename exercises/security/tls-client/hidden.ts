import { check, hiddenChecks } from '#graders/author/lab'
import { issueCertificate } from '#graders/author/tls'
import { isRefused, refusesExpired, refusesOtherName, refusesSelfSigned } from './conforms.ts'
import { hostOf, pageOf, printsContent, soon, visit } from './works.ts'

const refusesNamesake = check('refuses-a-namesake', {
  tier: 'conforms',
  says: 'Says nothing to a server whose certificate comes from another authority, of the same name.',
  needs: [refusesSelfSigned, refusesOtherName, refusesExpired],
  points: 2,
  why: {
    says: 'A name is quickly written. What binds a certificate to its authority is the signature, and nothing else.',
    reference: 'RFC 5280 section 6.1.3',
  },
  run: (context) =>
    isRefused(context, (authority) => ({
      by: issueCertificate({ name: authority.name, isAuthority: true }),
    })),
})

const severalNames = check('several-names', {
  tier: 'conforms',
  says: 'Believes a certificate in which its host stands among others, or under a star.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'A certificate may be for many names. A star stands for one label at the left, and the common name of the subject counts for nothing.',
    reference: 'RFC 9525 section 6.3',
  },
  async run(context) {
    const { random } = context
    const content = pageOf(random)
    const host = hostOf(random)
    const name = [host, host.replace(/^[^.]*/, '*')][random.integer(0, 1)] ?? host
    const { client } = await visit(context, {
      host,
      page: { content },
      shows: () => ({ name: 'Of many names', hosts: [hostOf(random), name, hostOf(random)] }),
    })
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})

export default hiddenChecks([refusesNamesake, severalNames])
