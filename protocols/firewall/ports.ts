import type { ReadInterval } from '#protocols/firewall/address.ts'
import { portMax } from '#protocols/firewall/packet.ts'

/** "80", "1024-65535", ">1023" or "<1024". */
export function readPorts(text: string): ReadInterval {
  const bound = /^([<>])\s*(\d{1,5})$/.exec(text)
  if (bound) {
    const port = Number(bound[2])
    return bound[1] === '>' ? interval(text, port + 1, portMax) : interval(text, 0, port - 1)
  }
  const range = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text)
  if (!range) return { ok: false, says: `“${text}” is no port: write 80, 1024-65535 or >1023.` }
  return interval(text, Number(range[1]), Number(range[2] ?? range[1]))
}

function interval(text: string, low: number, high: number): ReadInterval {
  if (high > portMax || low > portMax || high < 0) {
    return { ok: false, says: `“${text}”: ports go from 0 to ${portMax}.` }
  }
  if (low > high) return { ok: false, says: `“${text}” ends before it begins.` }
  return { ok: true, low, high }
}

/** RFC 6335 section 6: the ports that clients are given for a while. */
export const ephemeralPort = 49_152

/** Ports that people know by heart, with the service (IANA's registry), in the order in which they come to mind. */
export const wellKnownPorts: ReadonlyMap<number, string> = new Map([
  [80, 'HTTP'],
  [443, 'HTTPS'],
  [25, 'SMTP'],
  [22, 'SSH'],
  [53, 'DNS'],
  [587, 'mail submission'],
  [993, 'IMAP over TLS'],
  [143, 'IMAP'],
  [110, 'POP3'],
  [23, 'Telnet'],
  [21, 'FTP'],
  [3306, 'MySQL'],
  [8080, 'HTTP, alternative'],
  [123, 'NTP'],
])
