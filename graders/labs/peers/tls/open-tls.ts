import { createSecureContext, TLSSocket } from 'node:tls'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import { connectionStream } from '#graders/labs/peers/tls/connection-stream.ts'
import type { Identity } from '#graders/labs/peers/tls/issue-certificate.ts'

export interface TlsEnd {
  identity: Identity
  /** How many bytes of the program's stand before its first record. */
  from?: number
  /** Told the name that the client asks for (SNI). */
  hearsName?: (name: string) => void
  /** Whom it shows itself as to who asks for a name; without, always the one. */
  identityFor?: ((name: string) => Identity) | undefined
}

/** The server's end of TLS on a connection, from the handshake on. */
export function openTls(
  connection: WireConnection,
  board: Noticeboard,
  { identity, from = 0, hearsName = () => {}, identityFor = () => identity }: TlsEnd,
): TLSSocket {
  return new TLSSocket(connectionStream(connection, board, from), {
    isServer: true,
    secureContext: contextOf(identity),
    SNICallback: (name, done) => {
      hearsName(name)
      done(null, contextOf(identityFor(name)))
    },
  })
}

const contextOf = ({ key, certificate }: Identity) =>
  createSecureContext({ key: key.export({ type: 'pkcs8', format: 'pem' }), cert: certificate })
