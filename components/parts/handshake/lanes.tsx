import { classNames } from '#components/ui/class-names.ts'

interface LanesProps {
  messages: readonly { from: 'client' | 'server'; name: string; encrypted?: boolean }[]
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
        {messages.map(({ from, name, encrypted }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- drawn only, and in its order
          <div key={at} className={classNames('flex px-2 py-0.5', from === 'server' && 'justify-end')}>
            <span className={classNames('border-b-2', encrypted ? 'border-accent' : 'border-border')}>
              {from === 'server' && '← '}
              {name}
              {encrypted && ' (encrypted)'}
              {from === 'client' && ' →'}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
