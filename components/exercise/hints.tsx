import { Markdown } from '#components/content/markdown.tsx'
import { hintPrice } from '#components/course/late-words.ts'
import { ClosedHint, type ClosedHintProps } from '#components/exercise/closed-hint.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { HintView } from '#server/items/hint-view.ts'

export interface HintsProps {
  hints: readonly HintView[]
  /** Opens one that costs something; left out where none is closed. */
  closed?: Pick<ClosedHintProps, 'itemId' | 'variantId' | 'openHint'>
}

/** Hints, from the gentlest to the plainest, each opened by hand and in their order. What one costs stands on it. */
export function Hints({ hints, closed }: HintsProps) {
  if (hints.length === 0) return null
  const next = hints.findIndex(({ text }) => text === null)
  return (
    <section aria-labelledby="hints">
      <h2 id="hints" className="border-b border-line pb-1 text-15">
        Hints
      </h2>
      {hints.map(({ text, cost }, index) => {
        const name = `Hint ${index + 1} of ${hints.length}`
        if (text !== null) {
          return (
            <Disclosure
              key={name}
              summary={
                <>
                  {name}
                  {cost > 0 && <span className="text-13 font-normal text-muted"> · {hintPrice(cost)}</span>}
                </>
              }
            >
              <Markdown text={text} />
            </Disclosure>
          )
        }
        if (index === next && closed) {
          return <ClosedHint key={name} {...closed} name={name} cost={cost} hint={index + 1} />
        }
        return (
          <p key={name} className="flex min-h-10 items-center border-b border-line pl-6 text-muted">
            {name}
            {cost > 0 && ` · ${hintPrice(cost)}`}, after hint {index}
          </p>
        )
      })}
    </section>
  )
}
