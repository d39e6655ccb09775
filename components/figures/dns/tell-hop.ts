// The words for what happens at each step of a walk. Instruments say what is; they do not judge.
import { nameKey } from '#protocols/dns/record/name.ts'
import { type DnsRecord, formatData } from '#protocols/dns/record/record.ts'
import type { Hop, Resolution } from '#protocols/dns/resolve/resolve.ts'

export function tellServer({ server, address }: Hop): string {
  if (!server) return `whoever has the address ${address}`
  const what = {
    root: 'root server',
    'top-level': 'server of the top-level domain',
    authority: 'name server',
  }
  return `${what[server.role]} ${server.name} (${address})`
}

export function tellReply({ answer, zone, question }: Hop): string {
  if (!answer) return 'No reply comes: nobody serves names at this address.'
  switch (answer.kind) {
    case 'answer':
      return 'It answers.'
    case 'alias':
      return 'It answers with an alias that leads on.'
    case 'referral': {
      const cut = answer.authority[0]?.name ?? ''
      const hosts = answer.authority.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []))
      const glue = answer.additional.filter(({ name }) =>
        hosts.some((host) => nameKey(host) === nameKey(name)),
      )
      const address = glue.length > 0 ? 'and gives the address' : 'and gives no address for them'
      return `It refers to the servers of ${cut.replace(/\.$/u, '')} ${address}.`
    }
    case 'no-data':
      return `The name exists and has no ${question.type} record (NODATA).`
    case 'no-name':
      return 'There is no such name (NXDOMAIN).'
    case 'refused':
      return 'It refuses: it does not serve this name (REFUSED).'
    case 'failed':
      return `It fails: the zone ${zone?.origin ?? ''} could not be loaded (SERVFAIL).`
  }
}

/** Everything that the reply holds, section by section. */
export function recordsOf({ answer }: Hop): { section: string; record: DnsRecord }[] {
  if (!answer) return []
  return (['answer', 'authority', 'additional'] as const).flatMap((section) =>
    answer[section].map((record) => ({ section, record })),
  )
}

export const writeRecord = ({ name, ttl, data }: DnsRecord): string =>
  `${name} ${ttl} ${data.type} ${formatData(data)}`

export function tellOutcome({ outcome, aliases }: Resolution): string {
  const by =
    aliases.length > 0 ? ` by way of ${aliases.length === 1 ? 'one alias' : `${aliases.length} aliases`}` : ''
  switch (outcome.kind) {
    case 'answer':
      return `Found${by}: ${outcome.records.map(({ data }) => formatData(data)).join(' and ')}`
    case 'no-data':
      return `Nothing of this type${by} (NODATA).`
    case 'no-name':
      return `No such name${by} (NXDOMAIN).`
    case 'stuck':
      return tellStuck(outcome)
  }
}

function tellStuck({ why, name }: Extract<Resolution['outcome'], { kind: 'stuck' }>): string {
  switch (why) {
    case 'silence':
      return `Stuck: no reply from the servers of ${name}`
    case 'refused':
      return `Stuck: the servers it was sent to do not serve ${name}`
    case 'not-loaded':
      return `Stuck: the zone ${name} is not loaded (SERVFAIL).`
    case 'missing-glue':
      return `Stuck: ${name} is to be asked next, and its address is known to nobody but itself.`
    case 'no-server-address':
      return `Stuck: ${name} is to be asked next, and has no address.`
    case 'alias-loop':
      return `Stuck: the aliases lead in a circle, back to ${name}`
    case 'lame':
      return `Stuck: the referral to ${name} leads no nearer.`
    case 'too-long':
      return 'Stuck: too many steps.'
  }
}
