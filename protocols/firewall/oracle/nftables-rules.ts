// Rules in the words of nftables, straight from the fields that a person typed: nothing of the model is used, which
// is what makes the kernel a witness.
import { establishedDscp } from '#protocols/firewall/oracle/packet-bytes.ts'
import type { Rule, RuleList } from '#protocols/firewall/rule/rule.ts'

/** The body of a chain. Zone number N is the interface zN. `states`: where the kernel reads them. With its connections, each
 * packet is also noted in the set of the rule that decides, byN or bydefault. */
export function nftablesRules(
  { rules, otherwise }: RuleList,
  zones: readonly string[],
  states: 'dscp' | 'connections' = 'dscp',
): string {
  const lines = rules.map((rule, index) =>
    [...matches(rule, zones), ...stateOf(rule, states), ...last(String(index), rule.action)].join(' '),
  )
  const byDefault = states === 'connections' ? [last('default', otherwise).join(' ')] : []
  return [`policy ${verdict(otherwise)}`, ...lines, ...byDefault].map((line) => `${line};`).join('\n')

  function last(name: string, action: Rule['action']): string[] {
    if (states === 'dscp') return [verdict(action)]
    return [`add @by${name} { ip id }`, ...(action === 'accept' ? ['ct mark set 1'] : []), verdict(action)]
  }
}

/** What the kernel calls established has been answered; a question that is asked again is new to it. Here a connection is
 * known once it was let through, which is noted in it: the entry of a packet that was dropped is never kept. */
function stateOf({ state }: Rule, states: 'dscp' | 'connections'): string[] {
  if (state === 'any') return []
  if (states === 'dscp') return [`ip dscp ${state === 'established' ? establishedDscp : 0}`]
  return [`ct mark ${state === 'established' ? 1 : 0}`]
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
  ]
}

const bounds = (ports: string) =>
  ports.replace(/^>\s*(\d+)$/, (_, port: string) => `${Number(port) + 1}-65535`)
