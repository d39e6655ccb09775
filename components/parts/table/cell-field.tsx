import { useState } from 'react'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { cellProblem } from '#graders/parts/table/live/cell-problem.ts'
import type { PresentedColumn } from '#graders/parts/table/presented-table.ts'
import { cellCharactersMax } from '#graders/parts/table/table-response.ts'

interface CellFieldProps {
  name: string
  row: string
  column: PresentedColumn
  value: string
  onChange: (text: string) => void
  locked: boolean
}

/** One cell. Its label is its row and column; on a wide page the column's title stands above all, and is not said again. */
export function CellField({ name, row, column, value, onChange, locked }: CellFieldProps) {
  // Half a number is not an error while it is being typed.
  const [typing, setTyping] = useState(false)
  const problem = typing ? null : cellProblem(column, value)
  const label = (
    <>
      <span className="sr-only">{row}: </span>
      {column.title}
    </>
  )
  const look = 'sm:[&>label]:sr-only'
  if (column.cells === 'choice') {
    return (
      <Select
        label={label}
        options={column.options.map((id) => ({ id, name: id }))}
        isOpenAtFirst
        wraps
        value={value}
        onChange={onChange}
        isDisabled={locked}
        className={look}
      />
    )
  }
  return (
    <TextField
      label={label}
      name={name}
      value={value}
      onChange={onChange}
      readOnly={locked}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      {...(column.cells === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(problem === null ? {} : { error: problem })}
      autoComplete="off"
      spellCheck={false}
      maxLength={cellCharactersMax}
      mono
      className={look}
    />
  )
}
