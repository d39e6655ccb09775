// What ends a handshake that goes wrong: who says so, with which alert, when, and whether anybody on the way can read it.
import type { Flow, Side } from '#protocols/tls/flow.ts'

export const faults = {
  'no-common-cipher': 'Client and server have no cipher suite in common.',
  'no-common-version': 'The client offers only versions that the server does not speak.',
  'expired-certificate': 'The server’s certificate has expired.',
  'unknown-authority': 'Nobody whom the client trusts has signed the server’s certificate.',
  'bad-finished': 'The server’s Finished does not fit what the client has seen.',
} as const
export type FaultName = keyof typeof faults

/** Some of RFC 8446 section 6.2. */
export const alertNames = [
  'bad_record_mac',
  'certificate_expired',
  'decode_error',
  'decrypt_error',
  'handshake_failure',
  'protocol_version',
  'unexpected_message',
  'unknown_ca',
] as const

export interface Alert {
  from: Side
  name: (typeof alertNames)[number]
  /** Null: it may be or not. A client of TLS 1.3 should go over to its keys first, and openssl does not (RFC 8446 appendix
   * A.1). */
  encrypted: boolean | null
}

/** RFC 8446 sections 4.1.1, 4.2.1, 4.4.2.4, 4.4.4 and 6.2; RFC 5246 section 7.2.2. */
export function alertFor(fault: FaultName, { version, messages }: Flow): Alert {
  switch (fault) {
    case 'no-common-cipher':
      return { from: 'server', name: 'handshake_failure', encrypted: false }
    case 'no-common-version':
      return { from: 'server', name: 'protocol_version', encrypted: false }
    // The client is the first to see a certificate: in TLS 1.2 nobody has keys by then.
    case 'expired-certificate':
      return { from: 'client', name: 'certificate_expired', encrypted: version === '1.3' ? null : false }
    case 'unknown-authority':
      return { from: 'client', name: 'unknown_ca', encrypted: version === '1.3' ? null : false }
    // In TLS 1.2 the client writes under its keys once it has said so itself, which comes last in a resumed session.
    case 'bad-finished': {
      const at = (id: string) => messages.findIndex((message) => message.id === id)
      const changed = at('client-finished') < at('server-finished')
      const encrypted = version === '1.3' ? null : changed
      return { from: 'client', name: 'decrypt_error', encrypted }
    }
  }
}
