import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { fieldLabel, type OctetField } from '#protocols/dns/message/message-field.ts'

const shownMax = 150

export interface FieldTableProps {
  caption: string
  fields: readonly OctetField[]
  problem: { offset: number; says: string } | null
  /** Hovered by a pointer; what keys choose stands in a list of its own. */
  onPoint?: (field: OctetField | null) => void
}

/** The message field by field, as a recipient reads it; up to where it cannot be read. Its height cuts a row in two, so that one sees that more follows. */
export function FieldTable({ caption, fields, problem, onPoint }: FieldTableProps) {
  return (
    <div className="min-w-0">
      <p className="text-15 font-semibold">{caption}</p>
      <ScrollRegion label={`${caption}, field by field`} className="mt-1 h-69 overflow-y-auto">
        <table className="w-full text-left text-13">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-muted">
            <tr>
              <th scope="col" className="pr-2 font-normal">
                Field
              </th>
              <th scope="col" className="pr-2 font-normal">
                Octets
              </th>
              <th scope="col" className="font-normal">
                Read
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.slice(0, shownMax).map((field) => (
              <tr
                key={field.id}
                className="border-t border-line align-top"
                onPointerEnter={() => onPoint?.(field)}
                onPointerLeave={() => onPoint?.(null)}
              >
                <th scope="row" className="pr-2 font-normal">
                  {fieldLabel(field.id)}
                </th>
                <td className="pr-2 whitespace-nowrap text-muted tabular-nums">{placeOf(field)}</td>
                <td className="font-mono wrap-anywhere">{valueOf(field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-1 min-h-15 text-13 text-muted">
        {fields.length > shownMax && `The first ${shownMax} fields are shown. `}
        {problem === null ? 'It can be read to its end.' : `At octet ${problem.offset}: ${problem.says}`}
      </p>
    </div>
  )
}

function placeOf({ start, end, bits }: Pick<OctetField, 'start' | 'end' | 'bits'>): string {
  if (bits)
    return bits.count === 1
      ? `${start}, bit ${bits.first}`
      : `${start}, bits ${bits.first}–${bits.first + bits.count - 1}`
  return end - start <= 1 ? String(start) : `${start}–${end - 1}`
}

const valueOf = ({ id, value }: OctetField) =>
  id === 'id' && typeof value === 'number'
    ? `${value} (0x${value.toString(16).padStart(4, '0')})`
    : String(value)
