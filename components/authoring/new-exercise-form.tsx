'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import { exerciseAddress } from '#components/authoring/exercise-address.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { normalise } from '#protocols/text/normalise.ts'

export type NewExerciseSource = { template: string } | { exerciseId: string; which: 'draft' | number }

export interface NewExerciseFormProps {
  slug: string
  templates: readonly string[]
  /** An exercise to copy, instead of a template. */
  copy: { exerciseId: string; which: 'draft' | number; title: string } | null
  create: (input: {
    slug: string
    exerciseId: string
    title: string
    from: NewExerciseSource
  }) => Promise<{ ok: true; exerciseId: string } | { ok: false; says: string }>
}

/** Id and title of a new exercise, and what it begins with. */
export function NewExerciseForm({ slug, templates, copy, create }: NewExerciseFormProps) {
  const router = useRouter()
  const [title, setTitle] = useState(copy?.title ?? '')
  const [exerciseId, setExerciseId] = useState(copy ? `${copy.exerciseId}-copy` : '')
  const [idTyped, setIdTyped] = useState(copy !== null)
  const [template, setTemplate] = useState(templates.includes('number') ? 'number' : (templates[0] ?? ''))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function send(event: FormEvent) {
    event.preventDefault()
    const from = copy ? { exerciseId: copy.exerciseId, which: copy.which } : { template }
    startTransition(async () => {
      const answer = await create({ slug, exerciseId, title, from }).catch(() => null)
      if (answer?.ok) router.push(exerciseAddress(slug, answer.exerciseId, { page: '/edit' }))
      else setRefusal(answer?.says ?? 'The server did not answer. What you typed is still here; try again.')
    })
  }

  return (
    <form onSubmit={send} noValidate className="flex max-w-xl flex-col gap-6" aria-busy={pending}>
      <TextField
        label="Title"
        value={title}
        onChange={(next) => {
          setTitle(next)
          if (!idTyped) setExerciseId(idFrom(next))
        }}
        maxLength={120}
        required
        autoComplete="off"
      />
      <TextField
        label="Id"
        description="Lower-case letters, digits and hyphens. It stays for good, and no other exercise may have it."
        value={exerciseId}
        onChange={(next) => {
          setExerciseId(next)
          setIdTyped(true)
        }}
        maxLength={80}
        required
        mono
        spellCheck={false}
        autoComplete="off"
      />
      {copy === null && (
        <Select
          label="Begin with a part of kind"
          options={templates.map((name) => ({ id: name, name }))}
          value={template}
          onChange={setTemplate}
          mono
        />
      )}
      {refusal && <Notice kind="attention" word="Not made" title={refusal} live />}
      <div>
        <Button type="submit" look="primary" isPending={pending}>
          {pending ? 'Making the draft …' : 'Make a draft'}
        </Button>
      </div>
    </form>
  )
}

const idFrom = (title: string) =>
  normalise(title.toLowerCase(), 'NFKD')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[-0-9]+|-+$/gu, '')
    .slice(0, 60)
