'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'

interface SentCategory {
  /** Null for one that is added. */
  id: string | null
  name: string
  /** Percent. */
  weight: number
  dropLowest: number
}

export interface CategoriesFormProps {
  slug: string
  categories: readonly (SentCategory & { id: string })[]
  mayEdit: boolean
  limits: { categoriesMax: number; nameMax: number; dropMax: number }
  setCategories: (input: {
    slug: string
    categories: SentCategory[]
  }) => Promise<{ ok: true } | { ok: false; says: string }>
}

interface Row {
  key: string
  id: string | null
  name: string
  weight: string
  dropLowest: string
}

/** The categories of a course, all saved at once. */
export function CategoriesForm({ slug, categories, mayEdit, limits, setCategories }: CategoriesFormProps) {
  const router = useRouter()
  const [rows, setRows] = useState<readonly Row[]>(() =>
    categories.map(({ id, name, weight, dropLowest }) => {
      return { key: id, id, name, weight: String(weight), dropLowest: String(dropLowest) }
    }),
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  if (!mayEdit) {
    const words = categories.map(({ name, weight }) => `${name} ${weight} %`)
    return <p>{words.length === 0 ? 'This course has none.' : words.join(', ')}</p>
  }
  const read = rows.map((row) => ({
    id: row.id,
    name: row.name.trim(),
    weight: numberIn(row.weight),
    dropLowest: numberIn(row.dropLowest),
  }))
  const sum = read.reduce((total, { weight }) => total + (weight ?? 0), 0)
  const wrong =
    read.some(({ name, weight }) => name === '' || weight === null || weight === 0) ||
    read.some(({ dropLowest }) => dropLowest === null || !Number.isInteger(dropLowest))
      ? 'Give each a name, a weight and how many are left out.'
      : rows.length > 0 && Math.abs(sum - 100) > 1e-6
        ? `The weights make ${Math.round(sum * 100) / 100} %. Make them 100 %.`
        : null
  const change = (key: string, changes: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  function send(event: FormEvent) {
    event.preventDefault()
    if (pending || wrong !== null) return
    startTransition(async () => {
      const sent = read.map((row) => ({ ...row, weight: row.weight ?? 0, dropLowest: row.dropLowest ?? 0 }))
      const answer = await setCategories({ slug, categories: sent }).catch(() => null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <form noValidate onSubmit={send} className="flex flex-col items-start gap-4">
      {rows.map(({ key, name, weight, dropLowest }, at) => (
        <fieldset
          key={key}
          className="grid w-full grid-cols-1 items-end gap-4 border-b border-line pb-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem_auto]"
        >
          <legend className="sr-only">Category {at + 1}</legend>
          <TextField
            label="Name"
            maxLength={limits.nameMax}
            value={name}
            onChange={(typed) => change(key, { name: typed })}
          />
          <TextField
            label="Weight, %"
            inputMode="decimal"
            mono
            maxLength={6}
            value={weight}
            onChange={(typed) => change(key, { weight: typed })}
          />
          <TextField
            label="Lowest left out"
            inputMode="numeric"
            mono
            maxLength={2}
            value={dropLowest}
            onChange={(typed) => change(key, { dropLowest: typed })}
          />
          <Button size="small" onPress={() => setRows(rows.filter((row) => row.key !== key))}>
            Remove<span className="sr-only"> {name || `category ${at + 1}`}</span>
          </Button>
        </fieldset>
      ))}
      {wrong !== null && <p role="status">{wrong}</p>}
      <p className="flex flex-wrap gap-3">
        {rows.length < limits.categoriesMax && (
          <Button
            size="small"
            onPress={() =>
              setRows([
                ...rows,
                { key: crypto.randomUUID(), id: null, name: '', weight: '', dropLowest: '0' },
              ])
            }
          >
            Add a category
          </Button>
        )}
        <Button type="submit" size="small" look="primary" isPending={pending}>
          {pending ? 'Saving …' : 'Save the categories'}
        </Button>
      </p>
      {refusal && <Notice kind="attention" word="Not saved" title={refusal} live />}
    </form>
  )
}

/** With point or comma; null for what is no number from 0. */
function numberIn(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : null
}
