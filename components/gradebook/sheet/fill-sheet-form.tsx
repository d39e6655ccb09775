'use client'
import { useId, useMemo, useState } from 'react'
import type { ShownGradebookAssignment, ShownStudent } from '#components/gradebook/gradebook-shapes.ts'
import { MarksPlanView } from '#components/gradebook/sheet/marks-plan-view.tsx'
import { findSources, guessSource, planMarks } from '#components/gradebook/sheet/plan-marks.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { downloadText } from '#components/ui/press/download-text.ts'
import { type MarkSheet, readMarkSheet } from '#graders/mark-sheets/mark-sheet.ts'

export interface FillSheetFormProps {
  assignments: readonly ShownGradebookAssignment[]
  students: readonly ShownStudent[]
  /** The course has categories. */
  weighs: boolean
}

const bytesMax = 20 * 1_048_576
const nothing = 'nothing'
const upload = {
  Moodle: 'View all submissions, Grading action, Upload grading worksheet',
  Canvas: 'Grades, Import',
} as const

type Chosen = { name: string } & ({ says: string } | { text: string; sheet: MarkSheet })

/** A file of a learning platform is filled in here, in the browser: it goes nowhere. */
export function FillSheetForm({ assignments, students, weighs }: FillSheetFormProps) {
  const id = useId()
  const sources = useMemo(() => findSources(assignments, weighs), [assignments, weighs])
  const [file, setFile] = useState<Chosen | null>(null)
  const [byColumn, setByColumn] = useState<Readonly<Record<number, string>>>({})
  const [keep, setKeep] = useState(false)

  async function open(chosen: File) {
    const read = await readFile(chosen)
    setFile(read)
    if ('says' in read) return
    const { columns } = read.sheet
    setByColumn(
      Object.fromEntries(
        columns.map(({ at, title }) => [
          at,
          guessSource(title, sources, columns.length === 1)?.id ?? nothing,
        ]),
      ),
    )
  }
  const read = file !== null && 'sheet' in file ? file : null
  const plan = useMemo(() => {
    if (read === null) return null
    const chosen = Object.entries(byColumn).flatMap(([at, sourceId]) => {
      const source = sources.find((one) => one.id === sourceId)
      return source === undefined ? [] : [[Number(at), source] as const]
    })
    return planMarks(read.text, read.sheet, students, new Map(chosen), keep)
  }, [read, byColumn, sources, students, keep])
  const words = plan === null ? '' : wordsOf(plan.filled.written, plan.filled.unscaled, plan.waiting)

  return (
    <div className="flex max-w-160 flex-col gap-5">
      <div>
        <label htmlFor={id} className="block text-15 font-semibold">
          Grading worksheet of Moodle, or gradebook of Canvas
        </label>
        <p id={`${id}-description`} className="mt-0.5 mb-1 text-13 text-muted">
          A CSV, as the platform gave it. It is read here and sent nowhere.
        </p>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          aria-describedby={`${id}-description`}
          className="min-h-8 max-w-full"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen !== undefined) void open(chosen)
          }}
        />
      </div>
      {file !== null && 'says' in file && (
        <Notice kind="attention" word="Not read" title={`${file.name}: ${file.says}`} live />
      )}
      {read !== null && plan !== null && (
        <>
          <p>
            {read.sheet.platform}’s file has {read.sheet.rows.length} rows. Students of this course in it:{' '}
            {plan.rows.matched.length}.
          </p>
          {read.sheet.columns.map(({ at, title }) => (
            <Select
              key={at}
              label={`Into “${title}” go the marks of`}
              options={[{ id: nothing, name: 'nothing: leave it as it is' }, ...sources]}
              value={byColumn[at] ?? nothing}
              onChange={(chosen) => setByColumn({ ...byColumn, [at]: chosen })}
            />
          ))}
          <Select
            label="A mark that is there already"
            options={[
              { id: 'over', name: 'is written over' },
              { id: 'keep', name: 'is kept' },
            ]}
            value={keep ? 'keep' : 'over'}
            onChange={(chosen) => setKeep(chosen === 'keep')}
          />
          <MarksPlanView plan={plan} namesUntil={read.sheet.namesUntil} />
          <p>{words}</p>
          <Button
            look="primary"
            className="self-start"
            isDisabled={plan.filled.written === 0}
            onPress={() => downloadText(plan.filled.file, read.name, 'text/csv;charset=utf-8')}
          >
            Download the filled file
          </Button>
          <p className="text-13 text-muted">
            Marks are in the file’s own scale. Every byte of it that is no mark stays as it was. Then, in{' '}
            {read.sheet.platform}: {upload[read.sheet.platform]}.
          </p>
        </>
      )}
      <Announcer message={words} />
    </div>
  )
}

async function readFile(file: File): Promise<Chosen> {
  const { name } = file
  if (file.size > bytesMax) return { name, says: 'It is larger than 20 MB, which no list of marks is.' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    const read = readMarkSheet(text)
    return read.ok ? { name, text, sheet: read.sheet } : { name, says: read.says }
  } catch {
    const says = 'It is not in UTF-8: a spreadsheet may have saved it. Take it as the platform gave it.'
    return { name, says }
  }
}

const marks = (count: number) => `${count} ${count === 1 ? 'mark' : 'marks'}`

function wordsOf(written: number, unscaled: number, waiting: number): string {
  const parts = [
    written === 0 ? 'No mark will be written.' : `${marks(written)} will be written.`,
    unscaled === 0
      ? ''
      : `${marks(unscaled)} cannot: the platform gives no number of points, but a scale of words.`,
    waiting === 0 ? '' : `Of ${marks(waiting)} some work is not judged yet.`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}
