import { MessageRowsTable } from '#components/figures/http/message-rows-table.tsx'
import type { SentOctets } from '#components/instruments/http-reader/connection-address.ts'
import { FindingList } from '#components/instruments/http-reader/finding-list.tsx'
import { tellFraming } from '#components/instruments/http-reader/tell-framing.ts'
import { parseConnection } from '#protocols/http/parse-connection.ts'

const messagesShown = 12

/** What a recipient reads in the octets of a connection, message by message, up to the first that it refuses. */
export function ReadMessages({ sent }: { sent: SentOctets }) {
  const bytes = new TextEncoder().encode(sent.text)
  const { messages, findings, end } = parseConnection(bytes, sent)
  const refused = findings.find(({ severity }) => severity === 'rejects')
  const recipient = sent.kind === 'request' ? 'server' : 'client'
  const noun = messages.length === 1 ? sent.kind : `${sent.kind}s`
  return (
    <div className="flex flex-col gap-6">
      <p aria-live="polite" className="min-h-12 max-w-measure">
        {bytes.length === 0
          ? 'Nothing is sent yet.'
          : `The ${recipient} reads ${messages.length} ${noun} in ${bytes.length} octets${
              refused
                ? `, and refuses what stands at octet ${refused.offset} or waits for what is missing there.`
                : ', and refuses nothing.'
            }`}
        {bytes.length > end && ` It does not read on from octet ${end}.`}
      </p>
      {messages.slice(0, messagesShown).map((message, index) => (
        <section key={message.headEnd} aria-label={`Message ${index + 1}`} className="min-w-0">
          <h2 className="text-21">
            {sent.kind === 'request' ? 'Request' : 'Response'} {index + 1}
          </h2>
          <p className="mt-1 max-w-measure">{tellFraming(message)}</p>
          <FindingList findings={message.findings} />
          <div className="mt-3 max-w-measure">
            <MessageRowsTable read={{ bytes, message, findings: message.findings }} />
          </div>
        </section>
      ))}
      {messages.length > messagesShown && (
        <p className="text-muted">… and {messages.length - messagesShown} more.</p>
      )}
      <FindingList
        findings={findings.filter((each) => !messages.some((one) => one.findings.includes(each)))}
      />
    </div>
  )
}
