import { Fragment } from 'react'
import { FlowDrawing } from '#components/instruments/handshake/flow-drawing.tsx'
import { tellFault } from '#components/instruments/handshake/tell-fault.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import type { FaultName } from '#protocols/tls/alerts.ts'
import type { FlowName } from '#protocols/tls/flow.ts'
import { type TimedMessage, timeFlow } from '#protocols/tls/time-flow.ts'

export interface FlowPanelProps {
  name: FlowName
  title: string
  rttMs: number
  fault: FaultName | null
}

/** One handshake: when the request can go, the messages drawn, and what each is to somebody on the way. */
export function FlowPanel({ name, title, rttMs, fault }: FlowPanelProps) {
  const timed = timeFlow(name)
  const { flow, messages, requestAt, answerAt } = timed
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="text-21">{title}</h2>
      <p className="mt-1 min-h-18">
        The request goes after {tellRoundTrips(requestAt)}, {requestAt * rttMs} ms: 1 for TCP and{' '}
        {flow.roundTrips === 0 ? 'none' : flow.roundTrips} for TLS. The answer begins to arrive at{' '}
        <span className="font-semibold">{answerAt * rttMs} ms</span>.
      </p>
      {fault !== null && <p className="mt-1 min-h-18 text-attention">{tellFault(fault, flow)}</p>}
      <FlowDrawing label={title} timed={timed} rttMs={rttMs} />
      <div className="mt-4">
        <DataTable
          caption="What somebody on the way sees, and why each comes when it does"
          rows={messages}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'message',
              name: 'Message',
              cell: messageCell,
            },
            {
              id: 'record',
              name: 'On the way',
              cell: recordCell,
            },
            { id: 'at', name: 'Sent at', numeric: true, cell: ({ sentAt }) => `${sentAt * rttMs} ms` },
          ]}
        />
      </div>
    </section>
  )
}

function messageCell({ from, name, because }: TimedMessage) {
  return (
    <>
      <span className="font-semibold">{name}</span> of the {from}
      <span className="block text-13 text-muted">{because}</span>
    </>
  )
}

function recordCell({ record, encrypted }: TimedMessage) {
  return (
    <>
      <span className="font-mono text-13">
        {record.split('_').map((word, index) => (
          // A narrow page breaks a name at its underscores, and nowhere else.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={index}>
            {index > 0 && '_'}
            {index > 0 && <wbr />}
            {word}
          </Fragment>
        ))}
      </span>
      <span className="block text-13 text-muted">{encrypted ? 'encrypted' : 'can be read'}</span>
    </>
  )
}

const tellRoundTrips = (count: number) => (count === 1 ? 'one round trip' : `${count} round trips`)
