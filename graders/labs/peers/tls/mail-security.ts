// How a mail server of ours is secured: at once, as at ports 465 and 993 (RFC 8314), or when it is asked (RFC 3207).
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { Spoken } from '#graders/labs/network/wire-lines.ts'
import { type Identity, issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
import { SecuredConnection } from '#graders/labs/peers/tls/secured-connection.ts'

export interface MailSecurity {
  identity: Identity
  /** Whom it is to who asks for a server by name; without, always the one. */
  identityFor?: (name: string) => Identity
  begins: 'at-once' | 'when-asked'
}

/** What a dialogue is held on at first. */
export const firstSpoken = (
  connection: WireConnection,
  board: Noticeboard,
  security: MailSecurity | undefined,
): Spoken =>
  security?.begins === 'at-once' ? new SecuredConnection(connection, board, security, 0) : connection

/** Ports of mail servers that speak TLS everywhere, for programs that have them written in. */
const securedPorts = new Map<number, MailSecurity['begins']>([
  [465, 'at-once'],
  [587, 'when-asked'],
])

/** A provider of mail, whatever it is called: its servers show certificates for the name that they are asked for. */
export class MailProvider {
  readonly authority: Identity = issueCertificate({ name: 'The authority of this lab', isAuthority: true })
  readonly #identities = new Map<string, Identity>()

  /** Undefined at a port where mail is plain. */
  securityAt(port: number): MailSecurity | undefined {
    const begins = securedPorts.get(port)
    if (begins === undefined) return undefined
    return { begins, identity: this.#show('mx.b.example'), identityFor: (name) => this.#show(name) }
  }

  #show(name: string): Identity {
    const known = this.#identities.get(name)
    if (known !== undefined) return known
    // A client may ask for any number of names: a run of them is bounded by its connections.
    const shown = issueCertificate({ name: name.slice(0, 60), hosts: [name], by: this.authority })
    this.#identities.set(name, shown)
    return shown
  }
}
