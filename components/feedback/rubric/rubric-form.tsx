'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { RubricLine } from '#server/feedback/feedback-view.ts'

interface SentLine {
  /** Null for one that is added. */
  id: string | null
  says: string
  points: number
}

export interface RubricFormProps {
  itemId: string
  /** `ticked` is how many reviews that are done have it. */
  rubric: readonly (RubricLine & { ticked: number })[]
  limits: { rubricMax: number; saysMax: number; pointsMax: number }
  setRubric: (input: {
    itemId: string
    rubric: SentLine[]
    seen: string[]
  }) => Promise<{ ok: true; ids: string[] } | { ok: false; says: string }>
}

interface Row {
  key: string
  id: string | null
  says: string
  points: string
  ticked: number
}

/** The rubric of an item, all of it saved at once. */
export function RubricForm({ itemId, rubric, limits, setRubric }: RubricFormProps) {
  const router = useRouter()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    rubric.map(({ id, says, points, ticked }) => {
      return { key: id, id, says, points: formatPoints(points), ticked }
    }),
  )
  // Not what the server says now: what somebody else added meanwhile must not go with this save.
  const [seen, setSeen] = useState(() => rubric.map(({ id }) => id))
  const [saved, setSaved] = useState(false)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  function edit(next: readonly Row[]) {
    setSaved(false)
    setRows(next)
  }
  const change = (key: string, changes: Partial<Row>) =>
    edit(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  const read = rows.map(({ id, says, points }) => ({
    id,
    says: says.trim(),
    points: signedNumber(points, limits.pointsMax),
  }))
  const isWrong = read.some(({ says, points }) => says === '' || points === null)
  const changes = rubric.filter(({ id, points, ticked }) => {
    return ticked > 0 && read.find((row) => row.id === id)?.points !== points
  })
  const touched = changes.reduce((sum, { ticked }) => sum + ticked, 0)
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (pending || isWrong) return
    startTransition(async () => {
      const sent = read.map((row) => ({ ...row, points: row.points ?? 0 }))
      const answer = await setRubric({ itemId, rubric: sent, seen }).catch(() => null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      if (!answer?.ok) return
      setSeen(answer.ids)
      setRows(rows.map((row, at) => ({ ...row, id: answer.ids[at] ?? null })))
      setTried(false)
      setSaved(true)
      router.refresh()
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex flex-col items-start gap-3">
      {rows.map(({ key, says, points, ticked }, at) => (
        <fieldset
          key={key}
          className="grid w-full grid-cols-1 items-start gap-x-4 gap-y-2 border-b border-line pb-3 sm:grid-cols-[minmax(0,1fr)_7rem_auto]"
        >
          <legend className="sr-only">Line {at + 1} of the rubric</legend>
          <TextField
            label="What it says"
            maxLength={limits.saysMax}
            value={says}
            onChange={(typed) => change(key, { says: typed })}
            error={tried && says.trim() === '' ? 'Write a sentence: the student reads it.' : null}
          />
          <TextField
            label="Points, + or −"
            mono
            maxLength={8}
            value={points}
            onChange={(typed) => change(key, { points: typed })}
            error={
              tried && signedNumber(points, limits.pointsMax) === null
                ? `A number from −${limits.pointsMax} to ${limits.pointsMax}.`
                : null
            }
          />
          <p className="sm:pt-7">
            <Button onPress={() => edit(rows.filter((row) => row.key !== key))}>
              Remove<span className="sr-only"> {says || `line ${at + 1}`}</span>
            </Button>
            {ticked > 0 && <span className="ml-2 text-13 text-muted">ticked {ticked}×</span>}
          </p>
        </fieldset>
      ))}
      {touched > 0 && (
        <p role="status" className="text-15 text-attention">
          Saving changes the points of {touched} reviewed {touched === 1 ? 'submission' : 'submissions'} at
          once.
        </p>
      )}
      <p className="flex flex-wrap gap-3">
        {rows.length < limits.rubricMax && (
          <Button
            size="small"
            onPress={() =>
              edit([...rows, { key: crypto.randomUUID(), id: null, says: '', points: '', ticked: 0 }])
            }
          >
            Add a line
          </Button>
        )}
        <Button type="submit" size="small" look="primary" isPending={pending}>
          {pending ? 'Saving …' : 'Save the rubric'}
        </Button>
      </p>
      <p role="status" className="text-15 text-muted">
        {saved && 'The rubric is saved.'}
      </p>
      {refusal && (
        <Notice kind="attention" word="Not saved" title={refusal.replace(/^Not saved: /, '')} live />
      )}
    </form>
  )
}

/** With point or comma and any of the signs that stand for a minus; null for what is no such number. */
function signedNumber(typed: string, max: number): number | null {
  const text = typed.trim().replace(',', '.').replace(/^[−–]/u, '-')
  if (!/^[+-]?\d{1,4}(\.\d{1,2})?$/.test(text)) return null
  const value = Number(text)
  return Math.abs(value) <= max ? value : null
}
