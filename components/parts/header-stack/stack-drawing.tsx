import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'

interface StackDrawingProps {
  label: string
  blocks: readonly string[]
  /** Places of the first and the last block; those over nothing are left out. */
  brackets: readonly { text: string; over: { from: number; to: number } | null }[]
}

/** A packet from its first octet to its last, and below it what is done to which blocks. All of it is said in lists beside
 * it, so it is hidden from those who hear the page. */
export function StackDrawing({ label, blocks, brackets }: StackDrawingProps) {
  if (blocks.length === 0) return null
  const columns = { gridTemplateColumns: `repeat(${blocks.length}, minmax(6.5rem, 1fr))` }
  return (
    <ScrollRegion label={label} className="mt-3 pb-2">
      <div aria-hidden className="grid min-w-max gap-y-1 text-13" style={columns}>
        {blocks.map((text, at) => (
          <div
            key={text}
            className={classNames(
              'flex items-center justify-center border-y border-r border-border bg-surface px-2 py-2 text-center',
              at === 0 && 'rounded-l border-l',
              at === blocks.length - 1 && 'rounded-r',
            )}
          >
            <span className="max-w-32">{text}</span>
          </div>
        ))}
        {brackets.map(
          ({ text, over }) =>
            over && (
              <div
                key={text}
                className="border-x-2 border-b-2 border-accent px-1 text-center text-accent"
                style={{ gridColumn: `${over.from + 1} / ${over.to + 2}` }}
              >
                {text}
              </div>
            ),
        )}
      </div>
    </ScrollRegion>
  )
}
