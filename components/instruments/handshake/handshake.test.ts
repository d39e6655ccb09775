import { expect, it, test } from 'vitest'
import {
  faultNames,
  readHandshakeSettings,
  writeHandshakeSettings,
} from '#components/instruments/handshake/handshake-settings.ts'
import { tellFault } from '#components/instruments/handshake/tell-fault.ts'
import { tlsFlow } from '#protocols/tls/flow.ts'

const read = (query: string) => readHandshakeSettings(new URLSearchParams(query))

it.each(['', 'left=tls13-psk&right=none&rtt=20&fault=bad-finished'])(
  'comes back from the address: %s',
  (query) => expect(read(writeHandshakeSettings(read(query)))).toEqual(read(query)),
)

it('puts right what is none', () => {
  expect(read('left=ssl&right=toString&rtt=-1&fault=constructor')).toEqual({
    left: 'tls12-full',
    right: 'tls13-full',
    rttMs: 1,
    fault: null,
  })
})

test('every fault is told', () => {
  expect(faultNames.map((fault) => tellFault(fault, tlsFlow('tls12-full')))).toMatchInlineSnapshot(`
    [
      "Client and server have no cipher suite in common. The server ends it with the alert handshake_failure, which anybody on the way can read.",
      "The client offers only versions that the server does not speak. The server ends it with the alert protocol_version, which anybody on the way can read.",
      "The server’s certificate has expired. The client ends it with the alert certificate_expired, which anybody on the way can read.",
      "Nobody whom the client trusts has signed the server’s certificate. The client ends it with the alert unknown_ca, which anybody on the way can read.",
      "The server’s Finished does not fit what the client has seen. The client ends it with the alert decrypt_error, which is encrypted.",
    ]
  `)
  expect(tellFault('expired-certificate', tlsFlow('tls13-psk'))).toContain('shows no certificate')
})
