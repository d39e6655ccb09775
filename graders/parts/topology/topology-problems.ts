// What an author can get wrong in a network.
import type { PartPath, PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import {
  brokenIn,
  gradeTopology,
  judgeNetwork,
  networkIdeas,
} from '#graders/parts/topology/grade-topology.ts'
import { buildNetwork } from '#graders/parts/topology/live/built-network.ts'
import { topologyReadability } from '#graders/parts/topology/live/topology-readability.ts'
import { arrangedAs, topologyOfPart } from '#graders/parts/topology/topology-of-part.ts'
import type { TopologyPart } from '#graders/parts/topology/topology-part.ts'
import { readAddresses } from '#protocols/firewall/rule/address.ts'
import { readPacketSet } from '#protocols/firewall/rule/rule-text.ts'
import { reservedWords } from '#protocols/firewall/rule/rule-words.ts'

export function topologyProblems(part: TopologyPart): PartProblem[] {
  const problems: PartProblem[] = []
  const problem = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
  const { zones, routers, hosts, requirements, misconceptions } = part
  const words = [...zones, ...hosts].map(({ id }) => id)
  for (const list of ['zones', 'routers', 'hosts', 'requirements', 'misconceptions'] as const) {
    const ids = part[list].map(({ id }) => id)
    for (const [index, id] of ids.entries()) {
      const isWord = (list === 'hosts' || list === 'zones') && words.indexOf(id) !== words.lastIndexOf(id)
      if (ids.indexOf(id) < index || isWord)
        problem([list, index, 'id'], `Two are called “${id}”.`, 'Rename one.')
      if (reservedWords.has(id))
        problem([list, index, 'id'], `“${id}” is a word of the rules.`, 'Choose another name.')
    }
  }
  const zoneIds = new Set(zones.map(({ id }) => id))
  const places = new Set(words)
  const named = (at: PartPath, name: string | undefined, known: ReadonlySet<string>) => {
    if (name !== undefined && !known.has(name))
      problem(at, `There is no “${name}”.`, `There are: ${[...known].join(', ')}.`)
  }
  for (const [index, { between }] of routers.entries()) {
    for (const [nth, zone] of between.entries()) named(['routers', index, 'between', nth], zone, zoneIds)
  }
  if (routers.length >= zones.length)
    problem(['routers'], 'There is more than one way between two zones.', 'Leave a router out.')
  const hostIds = new Set(hosts.map(({ id }) => id))
  for (const [index, { where, relays }] of hosts.entries()) {
    for (const [nth, place] of where.entries()) {
      for (const zone of place.split('+')) named(['hosts', index, 'where', nth], zone, zoneIds)
    }
    for (const [nth, relay] of relays.entries()) {
      named(['hosts', index, 'relays', nth, 'to'], relay.to, places)
      for (const key of ['hears', 'packets'] as const) {
        const read = readPacketSet(relay[key])
        if (!read.ok) problem(['hosts', index, 'relays', nth, key], read.says, 'Write tcp port 25.')
      }
    }
  }
  for (const [index, { from, to, packets, through, fallen, must }] of requirements.entries()) {
    const at = ['requirements', index]
    named([...at, 'from'], from, places)
    named([...at, 'to'], to, places)
    named([...at, 'through'], through, hostIds)
    named([...at, 'fallen'], fallen, hostIds)
    if (from === undefined && fallen === undefined) problem(at, 'It does not say who begins.', 'Add from.')
    if (must === 'pass' && (fallen !== undefined || from === undefined))
      problem(at, 'What must pass has a from, and nobody who has fallen.', 'Change it.')
    const read = readPacketSet(packets)
    if (!read.ok) problem([...at, 'packets'], read.says, 'Write tcp port 80.')
  }
  const requirementIds = new Set(requirements.map(({ id }) => id))
  for (const [index, { breaks }] of misconceptions.entries()) {
    named(['misconceptions', index, 'breaks'], breaks, requirementIds)
  }
  return problems
}

export function topologyVariantProblems(part: TopologyPart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const problem = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
  const network = topologyOfPart(part, scope)
  for (const [index, { addresses }] of part.zones.entries()) {
    const read = addresses === undefined ? null : readAddresses(scope.fillExactly(addresses))
    if (read && !read.ok)
      problem(['zones', index, 'addresses'], read.says, 'Write a prefix such as 192.0.2.0/24.')
  }
  const numbers = network.hosts.map(({ number }) => number)
  for (const [index, number] of numbers.entries()) {
    if (!Number.isInteger(number) || number < 1 || number > 254 || numbers.indexOf(number) < index) {
      problem(
        ['hosts', index, 'number'],
        `It is ${number}, and has to be a number of its own from 1 to 254.`,
        'Change it.',
      )
    }
  }
  if (problems.length > 0) return problems
  const solution = arrangedAs(part, scope)
  const readable = topologyReadability(network, solution)
  if (readable.is === 'unreadable') problem(['solution'], readable.says, 'Mend it.')
  else if (readable.is === 'blank')
    problem(['solution'], 'It is what stands there at first.', 'Let something be done.')
  else {
    const broken = brokenIn(judgeNetwork(part, scope, solution) ?? [])
    if (broken.length > 0)
      problem(['solution'], `It does not keep ${broken.join(', ')}.`, 'Change it, or the requirement.')
  }
  if (problems.length > 0) return problems
  const start = buildNetwork(network, { placed: {}, policies: {} })
  if (!start.ok) problem(['routers'], `${start.at}, ${start.says}`, 'Mend what stands there at first.')
  const ideas = networkIdeas(part, scope)
  for (const [index, { id, breaks, broken, placed }] of ideas.entries()) {
    const at = ['misconceptions', index]
    if (!broken.includes(breaks)) problem(at, `“${id}” does not break “${breaks}”.`, 'Change what it does.')
    const verdict = gradeTopology(
      part,
      scope,
      arrangedAs(part, scope, { placed, policies: part.misconceptions[index]?.policies ?? {} }),
    )
    if ('unjudged' in verdict || verdict.outcome.status === 'passed') continue
    const { mismatch } = verdict.outcome
    if (mismatch.code === 'misconception' && mismatch.id !== id) {
      problem(at, `“${id}” is taken for “${mismatch.id}”.`, 'Write it before that, or change what it does.')
    }
  }
  return problems
}
