import { classNames } from '#components/ui/class-names.ts'

interface LanesProps {
  messages: readonly LaneMessage[]
}

export interface LaneMessage {
  from: 'client' | 'server'
  name: string
  encrypted?: boolean
  /** When it is sent: "120 ms". Left out where it goes together with the one before. */
  at?: string | undefined
}

/** Messages in two lanes, downwards in time. The list beside it says the same, so it is hidden from those who hear the page. */
export function Lanes({ messages }: LanesProps) {
  if (messages.length === 0) return null
  return (
    <div aria-hidden className="mt-3 max-w-measure text-13">
      <div className="flex justify-between border-b border-border pb-1 font-semibold">
        <span>Client</span>
        <span>Server</span>
      </div>
      <div className="border-x-2 border-border py-1">
        {messages.map(({ from, name, encrypted, at }, index) => (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- drawn only, and in its order
            key={index}
            className={classNames('flex gap-3 px-2 py-0.5', from === 'server' && 'flex-row-reverse')}
          >
            <span className={classNames('border-b-2', encrypted ? 'border-accent' : 'border-border')}>
              {from === 'server' && '← '}
              {name}
              {encrypted && ' (encrypted)'}
              {from === 'client' && ' →'}
            </span>
            {at !== undefined && <span className="font-mono text-muted">{at}</span>}
          </div>
        ))}
      </div>
    </div>
  )
}
