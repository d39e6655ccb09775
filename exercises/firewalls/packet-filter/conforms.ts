// The tier conforms: every kind of field at its edges, the rule that decides, and the memory.
import { check } from '#graders/author/lab'
import { filterCommand, printsDecidingRules, printsVerdicts } from '#graders/author/packet-filter'
import { filtered, firstMatch, type Lines } from './works.ts'

const named: Lines = {
  rules: [
    'deny tcp to 192.0.2.25 port 22',
    'accept tcp to 192.0.2.25 port 25',
    'accept icmp',
    'deny udp',
    'default accept',
  ],
  packets: [
    'tcp 198.51.100.7 50000 192.0.2.25 25',
    'udp 198.51.100.7 50001 192.0.2.25 25',
    'tcp 198.51.100.7 50002 192.0.2.25 80',
    'icmp 198.51.100.7 192.0.2.25',
    'tcp 198.51.100.7 50003 192.0.2.25 22',
  ],
}

export const namesRule = check('names-rule', {
  tier: 'conforms',
  says: 'Prints for each packet one line: accept or deny, a blank, and the number of the rule that decides, or default.',
  needs: [firstMatch],
  points: 2,
  why: {
    says: 'Whoever looks for a hole in a policy has to know which rule let a packet through.',
  },
  tryIt: filterCommand(named),
  async run({ program }) {
    const { filter, expected } = await filtered(program, named)
    printsDecidingRules(filter, expected)
  },
})

const networks: Lines = {
  rules: [
    'deny any from 10.20.128.0/17 to 192.0.2.128/25',
    'accept any from 10.20.0.0/16 to 192.0.2.96/27',
    'accept tcp from 198.51.100.4/30',
    'deny any from 172.16.0.0/12',
    'accept udp from 0.0.0.0/0 to 192.0.2.200/32',
    'default deny',
  ],
  packets: [
    'udp 10.20.127.255 5000 192.0.2.128 53',
    'udp 10.20.128.0 5000 192.0.2.255 53',
    'tcp 10.20.128.0 5000 192.0.2.127 80',
    'tcp 10.20.0.0 5000 192.0.2.96 80',
    'tcp 10.21.0.0 5000 192.0.2.96 80',
    'tcp 10.20.255.255 5000 192.0.2.95 80',
    'tcp 198.51.100.3 5000 192.0.2.1 80',
    'tcp 198.51.100.4 5000 192.0.2.1 80',
    'tcp 198.51.100.7 5000 192.0.2.1 80',
    'tcp 198.51.100.8 5000 192.0.2.1 80',
    'udp 172.31.255.255 5000 192.0.2.200 53',
    'udp 172.32.0.0 5000 192.0.2.200 53',
    'udp 255.255.255.255 5000 192.0.2.201 53',
  ],
}

export const prefixes = check('prefixes', {
  tier: 'conforms',
  says: 'Matches networks of any prefix length, from their first address to their last.',
  needs: [firstMatch],
  points: 2,
  why: {
    says: 'A prefix is so many bits, and most lengths do not end between two numbers: 172.16.0.0/12 goes up to 172.31.255.255.',
    reference: 'RFC 4632 section 3.1',
  },
  tryIt: filterCommand(networks),
  async run({ program }) {
    const { filter, expected } = await filtered(program, networks)
    printsVerdicts(filter, expected)
  },
})

const doors: Lines = {
  rules: [
    'accept tcp to 192.0.2.10 port 80,443,8000-8080',
    'accept udp from any port 53 to 192.0.2.0/24',
    'accept tcp from 198.51.100.0/24 port 1024-65535 to any port 22',
    'accept any to 192.0.2.20 port 5000',
    'default deny',
  ],
  packets: [
    'tcp 203.0.113.1 2000 192.0.2.10 443',
    'tcp 203.0.113.1 443 192.0.2.10 2000',
    'tcp 203.0.113.1 2001 192.0.2.10 7999',
    'tcp 203.0.113.1 2002 192.0.2.10 8000',
    'tcp 203.0.113.1 2003 192.0.2.10 8080',
    'tcp 203.0.113.1 2004 192.0.2.10 8081',
    'udp 203.0.113.1 2005 192.0.2.10 53',
    'udp 203.0.113.1 53 192.0.2.10 2006',
    'tcp 198.51.100.9 1023 192.0.2.11 22',
    'tcp 198.51.100.9 1024 192.0.2.11 22',
    'tcp 198.51.100.9 22 192.0.2.11 1024',
    'tcp 203.0.113.1 2007 192.0.2.20 5000',
    'udp 203.0.113.1 2008 192.0.2.20 5000',
    'udp 203.0.113.1 5000 192.0.2.20 5001',
  ],
}

export const ports = check('ports', {
  tier: 'conforms',
  says: 'Matches ports of the side on which they stand, in lists and in ranges, both ends included.',
  needs: [firstMatch],
  points: 2,
  why: {
    says: 'Source and destination port are two fields: a service is known by the one, an answer of it by the other.',
    reference: 'RFC 9293 section 3.1',
  },
  tryIt: filterCommand(doors),
  async run({ program }) {
    const { filter, expected } = await filtered(program, doors)
    printsVerdicts(filter, expected)
  },
})

const answers: Lines = {
  rules: [
    'accept any established',
    'accept tcp from 10.1.0.0/16 to any port 443 new',
    'accept udp from 10.1.0.0/16 to any port 53 new',
    'default deny',
  ],
  packets: [
    'tcp 198.51.100.7 443 10.1.2.3 50000',
    'tcp 10.1.2.3 50000 198.51.100.7 443',
    'tcp 198.51.100.7 443 10.1.2.3 50000',
    'tcp 10.1.2.3 50000 198.51.100.7 443',
    'tcp 198.51.100.7 443 10.1.2.3 50001',
    'tcp 198.51.100.8 443 10.1.2.3 50000',
    'udp 198.51.100.7 443 10.1.2.3 50000',
    'udp 10.1.2.3 50002 198.51.100.53 53',
    'udp 198.51.100.53 53 10.1.2.3 50002',
    'tcp 198.51.100.53 53 10.1.2.3 50002',
  ],
}

export const established = check('established', {
  tier: 'conforms',
  says: 'Remembers connections: what was let through makes all packets between the same two ends established, in both directions.',
  needs: [firstMatch],
  points: 2,
  why: {
    says: 'A filter without a memory has to let in all that looks like an answer. One that remembers who asked lets in the answers, and nothing else.',
    reference: 'RFC 2647 section 3.29',
  },
  tryIt: filterCommand(answers),
  async run({ program }) {
    const { filter, expected } = await filtered(program, answers)
    printsVerdicts(filter, expected)
  },
})

const denied: Lines = {
  rules: ['accept tcp to 192.0.2.10 port 80 new', 'accept any established', 'default deny'],
  packets: [
    'tcp 198.51.100.7 50000 192.0.2.10 22',
    'tcp 192.0.2.10 22 198.51.100.7 50000',
    'tcp 198.51.100.7 50000 192.0.2.10 22',
    'tcp 198.51.100.7 50000 192.0.2.10 80',
    'tcp 192.0.2.10 80 198.51.100.7 50000',
  ],
}

export const deniedLeavesNothing = check('denied-leaves-nothing', {
  tier: 'conforms',
  says: 'Remembers nothing of a packet that it denied.',
  needs: [established],
  points: 1,
  why: {
    says: 'If a denied packet made its connection known, it would have to be sent twice to get in.',
    reference: 'RFC 2647 section 3.29',
  },
  tryIt: filterCommand(denied),
  async run({ program }) {
    const { filter, expected } = await filtered(program, denied)
    printsVerdicts(filter, expected)
  },
})
