'use client'
import { useDeferredValue, useId, useState } from 'react'
import { MessageField } from '#components/figures/http/message-field.tsx'
import { MessageOctets } from '#components/figures/http/message-octets.tsx'
import {
  answeredMethods,
  type SentOctets,
  writeSent,
} from '#components/instruments/http-reader/connection-address.ts'
import { exampleConnections } from '#components/instruments/http-reader/example-connections.ts'
import { ReadMessages } from '#components/instruments/http-reader/read-messages.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'

/** What one side sends over a connection, written or pasted, and what the other reads in it. */
export function HttpReaderInstrument({ initial }: { initial: SentOctets }) {
  const [sent, setSent] = useState(initial)
  /** The editor holds its text itself: a text from elsewhere opens another one. */
  const [opened, setOpened] = useState(0)
  const [tooLong, setTooLong] = useState(false)
  const id = useId()
  const settled = useDeferredValue(sent)
  const example = exampleConnections.find(
    ({ sent: { kind, text } }) => kind === sent.kind && text === sent.text,
  )
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-3 print:hidden">
        <Select
          label="Begin with"
          options={[{ id: '', name: 'your own' }, ...exampleConnections]}
          value={example?.id ?? ''}
          onChange={(chosen) => {
            setSent(exampleConnections.find((each) => each.id === chosen)?.sent ?? { ...sent, text: '' })
            setOpened(opened + 1)
          }}
        />
        <Select
          label="It is sent by"
          options={[
            { id: 'request', name: 'a client: requests' },
            { id: 'response', name: 'a server: responses' },
          ]}
          value={sent.kind}
          onChange={(kind) => setSent({ ...sent, kind: kind === 'response' ? 'response' : 'request' })}
        />
        {/* Its room is kept, so that nothing moves when it is needed. */}
        <Select
          label="It answers a"
          options={answeredMethods.map((method) => ({ id: method, name: method }))}
          value={sent.answersTo}
          onChange={(method) =>
            setSent({ ...sent, answersTo: answeredMethods.find((each) => each === method) ?? 'GET' })
          }
          isDisabled={sent.kind === 'request'}
        />
      </div>
      <div className="print:hidden">
        <div className="min-h-40 overflow-hidden rounded border border-border bg-surface">
          <MessageField
            key={opened}
            label="Octets of the connection"
            describedBy={id}
            text={sent.text}
            onChange={(text) => {
              setTooLong(text.length > messageCharactersMax)
              if (text.length <= messageCharactersMax) setSent({ ...sent, text })
            }}
            readOnly={false}
          />
        </div>
        <p id={id} className="mt-1 min-h-10 text-13 text-muted">
          {tooLong
            ? `At most ${messageCharactersMax} characters are read: what is beyond is not kept.`
            : 'Enter ends a line in CR LF, Shift and Enter in LF alone. What is pasted gets CR LF. Tab leaves the editor.'}
        </p>
      </div>
      <div className="hidden print:block">
        <MessageOctets text={settled.text} />
      </div>
      <ReadMessages sent={settled} />
      <InstrumentActions query={writeSent(sent)} />
    </div>
  )
}
