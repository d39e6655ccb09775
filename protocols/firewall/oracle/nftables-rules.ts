// Rules in the words of nftables, straight from the fields that a person typed: nothing of the model is used, which
// is what makes the kernel a witness.
import { establishedDscp } from '#protocols/firewall/oracle/packet-bytes.ts'
import type { Rule, RuleList } from '#protocols/firewall/rule.ts'

/** The body of a chain. Zone number N is the interface zN. */
export function nftablesRules({ rules, otherwise }: RuleList, zones: readonly string[]): string {
  const lines = rules.map((rule) => [...matches(rule, zones), verdict(rule.action)].join(' '))
  return [`policy ${verdict(otherwise)}`, ...lines].map((line) => `${line};`).join('\n')
}

const verdict = (action: Rule['action']) => (action === 'accept' ? 'accept' : 'drop')
const anyOf = (match: string, list: string) => (list === '' ? [] : [`${match} { ${list} }`])

function matches(rule: Rule, zones: readonly string[]): string[] {
  const ported = rule.sourcePorts !== '' || rule.destinationPorts !== ''
  return [
    ...(rule.zone === 'any' ? [] : [`iifname "z${zones.indexOf(rule.zone)}"`]),
    ...(rule.protocol === 'any'
      ? ported
        ? ['ip protocol { tcp, udp }']
        : []
      : [`ip protocol ${rule.protocol}`]),
    ...anyOf('ip saddr', rule.source),
    ...anyOf('ip daddr', rule.destination),
    ...anyOf('th sport', bounds(rule.sourcePorts)),
    ...anyOf('th dport', bounds(rule.destinationPorts)),
    ...(rule.state === 'any' ? [] : [`ip dscp ${rule.state === 'established' ? establishedDscp : 0}`]),
  ]
}

const bounds = (ports: string) =>
  ports.replace(/^>\s*(\d+)$/, (_, port: string) => `${Number(port) + 1}-65535`)
