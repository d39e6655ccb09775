import { editLine, type LineAction, linesOf } from '#components/figures/http/message-lines.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { MinusIcon, PlusIcon } from '#components/ui/icons.tsx'

/** Each line is several controls: a message of thousands of lines belongs into the editor. */
const linesMax = 200

export interface LineListProps {
  text: string
  onChange: (text: string) => void
  charactersMax: number
  readOnly: boolean
}

/** The message line by line, each in a field of its own with its line end beside it: the editor without its skin. */
export function LineList({ text, onChange, charactersMax, readOnly }: LineListProps) {
  const lines = linesOf(text)
  const act = (action: LineAction) => {
    const next = editLine(text, action)
    if (next.length <= charactersMax) onChange(next)
  }
  return (
    <>
      <ol className="flex flex-col gap-2">
        {lines.slice(0, linesMax).map((line, index) => {
          const name = `Line ${index + 1}`
          return (
            // A line is known by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="flex flex-wrap items-center gap-1.5">
              <input
                aria-label={name}
                value={line.text}
                onChange={(event) => act({ type: 'write', index, text: event.currentTarget.value })}
                readOnly={readOnly}
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                className="min-h-9 min-w-40 grow basis-48 rounded border border-border bg-surface px-2 font-mono text-15 read-only:bg-sunken"
              />
              {line.end === 'none' ? (
                <span className="line-end min-w-20 text-center">end</span>
              ) : (
                <Button
                  size="small"
                  isDisabled={readOnly}
                  aria-label={`${name} ends in ${line.end}: change to ${line.end === 'LF' ? 'CR LF' : 'LF alone'}`}
                  onPress={() => act({ type: 'end', index, end: line.end === 'LF' ? 'CR LF' : 'LF' })}
                  className={classNames(
                    'min-w-20 font-mono',
                    line.end === 'LF' && 'border-attention text-attention',
                  )}
                >
                  {line.end === 'LF' ? 'LF alone' : 'CR LF'}
                </Button>
              )}
              {!readOnly && (
                <>
                  <Button
                    size="small"
                    aria-label={`Add a line below line ${index + 1}`}
                    onPress={() => act({ type: 'insert', index })}
                  >
                    <PlusIcon className="size-4" />
                  </Button>
                  <Button
                    size="small"
                    aria-label={`Remove line ${index + 1}`}
                    isDisabled={lines.length === 1}
                    onPress={() => act({ type: 'remove', index })}
                  >
                    <MinusIcon className="size-4" />
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ol>
      {lines.length > linesMax && (
        <p className="mt-2 text-15">
          The first {linesMax} of {lines.length} lines. The others can be changed in the editor.
        </p>
      )}
    </>
  )
}
