// How a mail server of ours is secured: at once, as at ports 465 and 993 (RFC 8314), or when it is asked (RFC 3207).
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { Spoken } from '#graders/labs/network/wire-lines.ts'
import type { Identity } from '#graders/labs/peers/tls/issue-certificate.ts'
import { SecuredConnection } from '#graders/labs/peers/tls/secured-connection.ts'

export interface MailSecurity {
  identity: Identity
  begins: 'at-once' | 'when-asked'
}

/** What a dialogue is held on at first. */
export const firstSpoken = (
  connection: WireConnection,
  board: Noticeboard,
  security: MailSecurity | undefined,
): Spoken =>
  security?.begins === 'at-once' ? new SecuredConnection(connection, board, security.identity, 0) : connection
