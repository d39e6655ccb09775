import type { Readability } from '#graders/parts/readability.ts'
import { buildNetwork, placeOfHost } from '#graders/parts/topology/live/built-network.ts'
import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'
import type { TopologyResponse } from '#graders/parts/topology/topology-response.ts'

/** As it stands at first it is blank; a host that is nowhere, or a rule that cannot be read, is never judged. */
export function topologyReadability(
  part: Pick<PresentedTopology, 'zones' | 'routers' | 'hosts'>,
  response: TopologyResponse | null,
): Readability {
  if (response === null) return { is: 'blank' }
  const isWritten = part.routers.some(
    ({ id, start, fixed }) =>
      !fixed && response.policies[id] !== undefined && response.policies[id].trim() !== start.trim(),
  )
  const isPlaced = part.hosts.some(({ id, where }) => where.length > 1 && (response.placed[id] ?? '') !== '')
  if (!isWritten && !isPlaced) return { is: 'blank' }
  for (const host of part.hosts) {
    if (placeOfHost(host, response) === null)
      return { is: 'unreadable', says: `Choose where ${host.id} stands.` }
  }
  const network = buildNetwork(part, response)
  return network.ok ? { is: 'readable' } : { is: 'unreadable', says: `${network.at}, ${network.says}` }
}
