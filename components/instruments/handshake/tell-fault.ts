import { alertFor, type FaultName, faults } from '#protocols/tls/alerts.ts'
import type { Flow } from '#protocols/tls/flow.ts'

/** What ends the handshake that goes wrong so. */
export function tellFault(fault: FaultName, flow: Flow): string {
  const shows = flow.messages.some(({ id }) => id === 'server-certificate')
  if (!shows && (fault === 'expired-certificate' || fault === 'unknown-authority'))
    return 'In this handshake the server shows no certificate: the secret from before stands for it.'
  const { from, name, encrypted } = alertFor(fault, flow)
  const seen =
    encrypted === null
      ? 'which is encrypted if the client has gone over to its keys before'
      : encrypted
        ? 'which is encrypted'
        : 'which anybody on the way can read'
  return `${faults[fault]} The ${from} ends it with the alert ${name}, ${seen}.`
}
