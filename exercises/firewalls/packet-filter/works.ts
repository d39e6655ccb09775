// The tier works: small files, and verdicts in whatever words.
import { type CheckContext, check } from '#graders/author/lab'
import { filterCase, filterCommand, printsVerdicts } from '#graders/author/packet-filter'

export type Program = CheckContext['program']
export type Lines = Parameters<typeof filterCase>[0]

export const soon = { withinMs: 10_000 }

const asText = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

/** Starts the program with two files of these names, and waits until it has ended. */
export async function filters(
  program: Program,
  { rules, packets }: { rules: string; packets: string },
  { cpuSeconds }: { cpuSeconds?: number } = {},
) {
  const filter = await program.start({
    args: ['rules.txt', 'packets.txt'],
    files: { 'rules.txt': rules, 'packets.txt': packets },
    ...(cpuSeconds === undefined ? {} : { cpuSeconds }),
  })
  return filter
}

/** What a program that was given these lines printed, and what a filter makes of them. */
export async function filtered(program: Program, lines: Lines, options: { cpuSeconds?: number } = {}) {
  const files = { rules: asText(lines.rules), packets: asText(lines.packets) }
  const filter = await filters(program, files, options)
  await filter.ends(soon)
  return { filter, expected: await filterCase(lines) }
}

const web: Lines = {
  rules: [
    'accept tcp from any to 192.0.2.10 port 80',
    'deny tcp from any to 192.0.2.10 port 22',
    'accept udp to 192.0.2.53 port 53',
    'default deny',
  ],
  packets: [
    'tcp 198.51.100.7 50000 192.0.2.10 80',
    'tcp 198.51.100.7 50001 192.0.2.10 22',
    'udp 198.51.100.7 50002 192.0.2.53 53',
    'udp 198.51.100.7 50003 192.0.2.10 53',
    'icmp 198.51.100.7 192.0.2.10',
    'tcp 203.0.113.9 40000 192.0.2.10 80',
  ],
}

export const verdicts = check('verdicts', {
  tier: 'works',
  says: 'Prints a verdict for each packet, in their order, and ends with exit status 0.',
  points: 2,
  why: {
    says: 'A filter decides about every packet: by a rule that names its protocol, addresses and ports, else by the default.',
    reference: 'RFC 2647 section 3.22',
  },
  tryIt: filterCommand(web),
  async run({ program }) {
    const { filter, expected } = await filtered(program, web)
    printsVerdicts(filter, expected)
    await filter.exits(0, soon)
  },
})

const overlapping: Lines = {
  rules: [
    'deny any from 203.0.113.9',
    'accept tcp to 192.0.2.10 port 443',
    'deny tcp to 192.0.2.10 port 443',
    'deny udp',
    'accept any to 192.0.2.10',
    'deny tcp from 198.51.100.7',
    'default accept',
  ],
  packets: [
    'tcp 198.51.100.7 50000 192.0.2.10 443',
    'tcp 203.0.113.9 50001 192.0.2.10 443',
    'udp 198.51.100.7 50002 192.0.2.10 443',
    'icmp 198.51.100.7 192.0.2.10',
    'tcp 198.51.100.7 50003 192.0.2.10 22',
    'tcp 198.51.100.7 50004 192.0.2.11 22',
    'tcp 198.51.100.8 50005 192.0.2.11 22',
  ],
}

export const firstMatch = check('first-match', {
  tier: 'works',
  says: 'Lets the first rule that matches decide, whatever the rules below it say.',
  needs: [verdicts],
  points: 2,
  why: {
    says: 'A policy is a list, not a set: an exception stands above the rule from which it is one.',
  },
  tryIt: filterCommand(overlapping),
  async run({ program }) {
    const { filter, expected } = await filtered(program, overlapping)
    printsVerdicts(filter, expected)
  },
})
