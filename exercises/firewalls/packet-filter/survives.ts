// The tier survives: files as people write them, a rule that nobody can read, and traffic.
import { check } from '#graders/author/lab'
import {
  filterCase,
  namesLine,
  printsDecidingRules,
  printsNoVerdict,
  printsVerdicts,
  randomTraffic,
} from '#graders/author/packet-filter'
import { deniedLeavesNothing, namesRule, prefixes } from './conforms.ts'
import { filtered, filters, soon, verdicts } from './works.ts'

const untidyRules = `# The servers' network\r
\r
accept  tcp\tto 192.0.2.10   port 80,443   # the web server\r
   \r
\tdeny any from 203.0.113.0/24# they know why\r
  # accept any\r
accept icmp  \r
default deny   # and nothing else`
const untidyPackets = `tcp 203.0.113.7  50000\t192.0.2.10 443\r
\r
# from here on, the second host
udp 203.0.113.7 50001 192.0.2.10 443
  icmp 198.51.100.7 192.0.2.10
tcp 198.51.100.7 50002 192.0.2.10 25`

export const survivesUntidyFiles = check('survives-untidy-files', {
  tier: 'survives',
  says: 'Reads files with comments, empty lines, tabs and runs of blanks, either line end, and none behind the last line.',
  needs: [namesRule],
  points: 1,
  why: {
    says: 'People write policies, in editors of all kinds, and the comments are for them: rules are numbered without those lines.',
  },
  tryIt: `printf '# servers\\r\\n\\r\\naccept  tcp\\tto 192.0.2.10 port 80 # web\\r\\ndefault deny' > rules.txt; printf '# one\\r\\n\\ntcp 198.51.100.7  50000 192.0.2.10 80' > packets.txt; {program} rules.txt packets.txt`,
  async run({ program }) {
    const filter = await filters(program, { rules: untidyRules, packets: untidyPackets })
    await filter.ends(soon)
    const tidy = await filterCase({
      rules: [
        'accept tcp to 192.0.2.10 port 80,443',
        'deny any from 203.0.113.0/24',
        'accept icmp',
        'default deny',
      ],
      packets: [
        'tcp 203.0.113.7 50000 192.0.2.10 443',
        'udp 203.0.113.7 50001 192.0.2.10 443',
        'icmp 198.51.100.7 192.0.2.10',
        'tcp 198.51.100.7 50002 192.0.2.10 25',
      ],
    })
    printsDecidingRules(filter, tidy)
  },
})

export const survivesUnreadableRule = check('survives-unreadable-rule', {
  tier: 'survives',
  says: 'Prints no verdict where a line of the rules cannot be read: it says which, and ends with an exit status other than 0.',
  needs: [verdicts],
  points: 2,
  why: {
    says: 'A firewall that passes over what it does not understand is open where somebody meant to close it. It must not start.',
  },
  tryIt: `printf 'deny tcp to 192.0.2.10 port 22\\naccept udp\\naccept icmp\\ndenny tcp from 203.0.113.9\\ndefault accept\\n' > rules.txt; echo 'tcp 203.0.113.7 50000 192.0.2.10 80' > packets.txt; {program} rules.txt packets.txt; echo "exit status $?"`,
  async run({ program }) {
    const rules =
      'deny tcp to 192.0.2.10 port 22\naccept udp\naccept icmp\ndenny tcp from 203.0.113.9\ndefault accept\n'
    const packets = 'tcp 203.0.113.7 50000 192.0.2.10 80\nudp 203.0.113.7 50000 192.0.2.10 53\n'
    const filter = await filters(program, { rules, packets })
    await filter.ends(soon)
    filter.showsNoStackTrace()
    printsNoVerdict(filter)
    await filter.fails(soon)
    filter.saysSomething()
    namesLine(filter, 4)
  },
})

const cpuSeconds = 2

export const survivesTraffic = check('survives-traffic', {
  tier: 'survives',
  says: `Decides about 10,000 packets by 42 rules within ${cpuSeconds} seconds of processor time.`,
  needs: [deniedLeavesNothing, prefixes],
  points: 2,
  why: {
    says: 'A slow network of 100 Mbit/s brings that many packets in about a second. What is the same for every packet is done once, before the first; and what is looked up each time belongs into a set, not into a list.',
  },
  async run({ program, random }) {
    const traffic = await randomTraffic(random, { rules: 1, packets: 13_000, related: 30 })
    const packets = traffic.packets.filter((packet) => !packet.startsWith('icmp')).slice(0, 10_000)
    const host = () => `192.0.2.${random.integer(1, 254)}`
    const blocked = Array.from(
      { length: 40 },
      () =>
        `deny tcp from 203.0.${random.integer(0, 255)}.0/24 to ${host()} port ${random.integer(1, 9_000)}`,
    )
    const rules = [...blocked, 'accept any established', 'accept any to 10.0.0.0/8', 'default deny']
    const { filter, expected } = await filtered(program, { rules, packets }, { cpuSeconds })
    printsVerdicts(filter, expected)
  },
})
