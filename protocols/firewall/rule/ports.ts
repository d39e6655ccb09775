import { portMax } from '#protocols/firewall/packet/packet.ts'
import type { ReadInterval } from '#protocols/firewall/rule/address.ts'
import { plainRuleText } from '#protocols/firewall/rule/plain-rule-text.ts'
import { shown } from '#protocols/text/shown.ts'

/** "80", "1024-65535", ">1023", ">=1024", "<1024" or "<=1023". */
export function readPorts(typed: string): ReadInterval {
  const plain = plainRuleText(typed)
  if (!plain.ok) return plain
  const text = plain.text.trim()
  const refuse = (says: string): ReadInterval => ({ ok: false, says: `“${shown(text)}”${says}` })
  const interval = (low: number, high: number): ReadInterval => {
    if (high > portMax || low > portMax || high < 0) return refuse(`: ports go from 0 to ${portMax}.`)
    return low > high ? refuse(' ends before it begins.') : { ok: true, low, high }
  }
  const numbers = text.match(/\d+/g) ?? []
  if (numbers.some((digits) => /^0\d/.test(digits))) return refuse(': write ports without leading zeros.')
  const bound = /^([<>])(=?)\s*(\d{1,9})$/.exec(text)
  if (bound) {
    const [port, beyond] = [Number(bound[3]), bound[2] === '=' ? 0 : 1]
    return bound[1] === '>' ? interval(port + beyond, portMax) : interval(0, port - beyond)
  }
  const range = /^(\d{1,9})(?:\s*-\s*(\d{1,9}))?$/.exec(text)
  if (!range) return refuse(' is no port: write 80, 1024-65535 or >1023.')
  return interval(Number(range[1]), Number(range[2] ?? range[1]))
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
