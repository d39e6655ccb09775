import type { PartDetailProps } from '#components/parts/part-props.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import type { PresentedTopology } from '#graders/parts/topology/presented-topology.ts'
import type { TopologyFeedback, TopologyRight } from '#graders/parts/topology/topology-feedback.ts'
import type { TopologyResponse } from '#graders/parts/topology/topology-response.ts'

type Props = PartDetailProps<PresentedTopology, TopologyResponse, TopologyFeedback, TopologyRight>

/** Each requirement, and of one that is not kept the way and a packet that proves it; with the solution, a network. */
export function TopologyDetail({ part, feedback, right }: Props) {
  return (
    <div className="space-y-2">
      {feedback && (
        <ul aria-label="Requirements" className="space-y-1">
          {part.requirements.map(({ id, says }) => {
            const judged = feedback.requirements.find((each) => each.id === id)
            return (
              judged && (
                <li key={id} className="flex gap-2">
                  <span className={judged.met ? 'mt-1 text-pass' : 'mt-1 text-fail'}>
                    {judged.met ? <CheckIcon className="size-4" /> : <XIcon className="size-4" />}
                  </span>
                  <span className="min-w-0">
                    {says} <span className="font-semibold">{judged.met ? 'Kept.' : 'Not kept.'}</span>
                    {judged.way.length > 0 && (
                      <span className="block font-mono text-13 break-words">{judged.way.join(' → ')}</span>
                    )}
                    {judged.follows !== '' && (
                      <span className="block break-words text-muted">{judged.follows}</span>
                    )}
                  </span>
                </li>
              )
            )
          })}
        </ul>
      )}
      {right && (
        <div>
          <p className="font-semibold">One that keeps all of them</p>
          {right.placed.map(({ host, where }) => (
            <p key={host}>
              {host}: {where.replace('+', ' and ')}
            </p>
          ))}
          {right.policies.map(({ router, policy }) => (
            <div key={router}>
              <p>{router}:</p>
              <pre className="font-mono text-13 whitespace-pre-wrap">{policy}</pre>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
