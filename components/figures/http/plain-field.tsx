import { type ComponentProps, useRef } from 'react'
import { linesOf } from '#components/figures/http/message-lines.ts'
import { plainOf, takePlain } from '#components/figures/http/plain-message.ts'
import { classNames } from '#components/ui/class-names.ts'

export interface PlainFieldProps
  extends Omit<ComponentProps<'textarea'>, 'onChange' | 'onKeyDown' | 'value' | 'className'> {
  label: string
  describedBy: string
  text: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** An end that is marked is an element. */
const marksMax = 300
const words = { 'CR LF': 'CR LF', LF: 'LF alone', none: 'end' } as const
/** The editor's own measures. */
const look = 'py-1 pr-0.5 pl-1.5 font-mono text-13 leading-[1.375rem] whitespace-break-spaces wrap-anywhere'

/** A message in a field of the browser's own, as tall as what stands in it, with a word at the end of each line. */
export function PlainField({ label, describedBy, text, onChange, ...field }: PlainFieldProps) {
  const lineEnd = useRef<'\r\n' | '\n'>('\r\n')
  const lines = linesOf(text)
  const unmarked = lines.slice(marksMax)
  return (
    <div className="relative grid min-h-40">
      <div aria-hidden className={look}>
        {lines.slice(0, marksMax).map((line, index) => (
          // A line is known by its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <span className="invisible">{line.text}</span>
            {/* Takes no room: lines break as they do in the field. */}
            <span className="inline-block w-0 whitespace-nowrap">
              <span
                className={classNames('line-end', line.end === 'LF' && 'line-end-attention')}
                data-word={words[line.end]}
              />
            </span>
          </div>
        ))}
        {unmarked.length > 0 && (
          <div className="invisible">{unmarked.map((line) => line.text).join('\n')}</div>
        )}
      </div>
      <textarea
        {...field}
        aria-label={label}
        aria-describedby={describedBy}
        value={plainOf(text)}
        onKeyDown={({ key, shiftKey }) => {
          lineEnd.current = key === 'Enter' && shiftKey ? '\n' : '\r\n'
        }}
        onChange={({ currentTarget: { value, selectionEnd } }) =>
          onChange(takePlain(text, value, selectionEnd, lineEnd.current))
        }
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={classNames(
          look,
          'absolute inset-0 resize-none overflow-hidden bg-transparent outline-offset-[-2px]',
        )}
      />
    </div>
  )
}
