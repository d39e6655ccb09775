import { recordsOf, tellReply, tellServer, writeRecord } from '#components/figures/dns/tell-hop.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { Hop, Resolution } from '#protocols/dns/resolve/resolve.ts'

export interface HopListProps {
  /** "www.example. A" */
  question: string
  walk: Resolution
  /** Steps to show, the stub's question being the first and the resolver's last word the last. */
  shown: number
  /** The last hop is where the zone fails a requirement. */
  stoppedIsWrong: boolean
}

/** The way of a question: from the stub to its resolver, and from there from server to server. */
export function HopList({ question, walk, shown, stoppedIsWrong }: HopListProps) {
  return (
    <ol aria-label={`The way of the question ${question}`} className="mt-3 border-l-2 border-accent text-15">
      <li className="pb-2 pl-4">
        <b>Stub</b> asks its <b>resolver</b>: <code className="wrap-anywhere">{question}</code>, with
        recursion desired.
      </li>
      {walk.hops.slice(0, Math.max(0, shown - 1)).map((hop, index) => (
        <HopItem
          // The same question is never sent twice to one server.
          key={`${hop.address} ${hop.question.name} ${hop.question.type} ${hop.depth}`}
          hop={hop}
          stopped={stoppedIsWrong && index === walk.hops.length - 1}
        />
      ))}
    </ol>
  )
}

function HopItem({ hop, stopped }: { hop: Hop; stopped: boolean }) {
  const records = recordsOf(hop)
  return (
    <li
      className={classNames(
        'py-2 pl-4',
        hop.depth > 0 && 'ml-4 border-l border-dashed border-border',
        stopped && 'rounded border-2 border-fail',
      )}
    >
      <p>
        {hop.depth > 0 && <span className="text-muted">On the way: </span>}
        <b>Resolver</b> asks the {tellServer(hop)}:{' '}
        <code className="wrap-anywhere">
          {hop.question.name} {hop.question.type}
        </code>
      </p>
      <p className={stopped ? 'text-fail' : 'text-muted'}>
        {stopped && <b>It ends here. </b>}
        {tellReply(hop)}
      </p>
      {records.length > 0 && (
        <ul className="mt-1 font-mono text-13">
          {records.map(({ section, record }) => (
            <li key={`${section} ${writeRecord(record)}`} className="wrap-anywhere">
              <span className="text-muted">{section}: </span>
              {writeRecord(record)}
              {record.line !== undefined && hop.zone?.own === true && (
                <span className="text-accent"> (your line {record.line})</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
