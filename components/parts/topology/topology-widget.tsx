'use client'
import { useId } from 'react'
import type { PartProps } from '#components/parts/part-props.ts'
import { ReachList } from '#components/parts/topology/reach-list.tsx'
import { TopologyDetail } from '#components/parts/topology/topology-detail.tsx'
import { ZoneColumns } from '#components/parts/topology/zone-columns.tsx'
import { widget } from '#components/parts/widget.ts'
import { Select } from '#components/ui/field/select.tsx'
import { buildNetwork, placeOfHost } from '#graders/parts/topology/live/built-network.ts'
import { topologyReadability } from '#graders/parts/topology/live/topology-readability.ts'
import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'
import type { TopologyFeedback, TopologyRight } from '#graders/parts/topology/topology-feedback.ts'
import {
  policyCharactersMax,
  type TopologyResponse,
  TopologyResponseSchema,
} from '#graders/parts/topology/topology-response.ts'

type Props = PartProps<PresentedTopology, TopologyResponse, TopologyFeedback, TopologyRight>

/** What must hold, the zones, a list for each host that can be placed, a policy for each router, and who then reaches whom. */
function TopologyWidget({ part, answer, onAnswer, locked }: Props) {
  const id = useId()
  const given: TopologyResponse = answer ?? { kind: part.kind, placed: {}, policies: {} }
  const network = buildNetwork(part, given)
  return (
    <div className="max-w-full space-y-4">
      <section>
        <h3 className="text-15 font-semibold">Requirements</h3>
        <ol className="mt-1 list-decimal pl-6">
          {part.requirements.map(({ id: requirement, says }) => (
            <li key={requirement} className="max-w-measure py-1">
              {says}
            </li>
          ))}
        </ol>
      </section>
      <ZoneColumns
        part={part}
        standing={(zone) =>
          part.hosts.flatMap((host) => (placeOfHost(host, given)?.split('+').includes(zone) ? [host.id] : []))
        }
      />
      <ul aria-label="The hosts" className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {part.hosts.map(({ id: host, says, number, where, relays }) => (
          <li key={host} className="min-w-0">
            <p className="text-15">
              <span className="font-mono font-semibold">{host}</span>: {says}, its address ends in {number}
              {where.length === 1 && `, stands in ${where[0]?.replace('+', ' and ')}`}
            </p>
            {relays.map(({ hears, to, packets }) => (
              <p key={`${hears} ${to}`} className="text-13 text-muted">
                Relays what comes with <span className="font-mono">{hears}</span> to {to} with{' '}
                <span className="font-mono">{packets}</span>.
              </p>
            ))}
            {where.length > 1 && (
              <Select
                label={
                  <>
                    Where <span className="font-mono">{host}</span> stands
                  </>
                }
                options={where.map((place) => ({ id: place, name: place.replace('+', ' and ') }))}
                isOpenAtFirst
                value={placeOfHost({ id: host, says, number, where, relays }, given) ?? ''}
                onChange={(place) => onAnswer({ ...given, placed: { ...given.placed, [host]: place } })}
                isDisabled={locked}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {part.routers.map(({ id: router, between, start, fixed }) => {
          const problem = !network.ok && network.at === router ? network.says : null
          return (
            <div key={router} className="min-w-0">
              <label htmlFor={`${id}-${router}`} className="block text-15 font-semibold">
                Policy of {router}, between {between[0]} and {between[1]}
              </label>
              <textarea
                id={`${id}-${router}`}
                name={`${part.id}-${router}`}
                value={fixed ? start : (given.policies[router] ?? start)}
                onChange={(event) =>
                  onAnswer({ ...given, policies: { ...given.policies, [router]: event.currentTarget.value } })
                }
                readOnly={locked || fixed}
                rows={7}
                maxLength={policyCharactersMax}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                aria-invalid={problem === null ? undefined : true}
                aria-describedby={`${id}-${router}-says`}
                className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15 read-only:bg-sunken"
              />
              <p
                id={`${id}-${router}-says`}
                className={problem === null ? 'min-h-10 text-13 text-muted' : 'min-h-10 text-13 text-fail'}
              >
                {problem ?? 'One rule on a line, the first that matches decides; the default last.'}
              </p>
            </div>
          )
        })}
        <ReachList network={network} />
      </div>
      <p className="text-13 text-muted">
        A rule: <span className="font-mono">accept tcp on internet to web port 80, 443</span>. Zones and hosts
        are its words; <span className="font-mono">on</span> is the side from which a packet comes to that
        router. Routers remember connections: rules decide about new ones, and what belongs to an open one
        passes by itself. Within a zone nothing stands between two hosts.
      </p>
    </div>
  )
}

export const topologyWidget = widget('topology', {
  response: TopologyResponseSchema,
  Widget: TopologyWidget,
  Detail: TopologyDetail,
  readability: topologyReadability,
})
