'use client'
import { useRouter } from 'next/navigation'
import { useId, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'

export type MovePeople = (input: {
  slug: string
  userIds: string[]
  to: string | null
}) => Promise<{ ok: true; moved: number } | { ok: false; says: string }>

export interface MoveFormProps {
  /** Into what. */
  kind: 'section' | 'group'
  slug: string
  userIds: readonly string[]
  /** Those that there are; another name makes another one. */
  names: readonly string[]
  move: MovePeople
  onDone: () => void
}

/** Puts those that were chosen into a section or a group, or out of theirs. */
export function MoveForm({ kind, slug, userIds, names, move, onDone }: MoveFormProps) {
  const router = useRouter()
  const id = useId()
  const [name, setName] = useState('')
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()
  const nobody = userIds.length === 0

  function moveTo(to: string | null) {
    startTransition(async () => {
      const answer = await move({ slug, userIds: [...userIds], to }).catch(() => null)
      setSays(
        answer?.ok
          ? `${answer.moved} moved${to === null ? ` out of their ${kind}` : ` to ${to}`}.`
          : (answer?.says ?? 'The server did not answer. Try again.'),
      )
      if (!answer?.ok) return
      onDone()
      router.refresh()
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (pending || nobody) return
        if (name.trim() === '') setSays(`Type the name of a ${kind} first.`)
        else moveTo(name.trim())
      }}
      className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2"
    >
      <label htmlFor={id} className="text-15">
        {kind === 'section' ? 'Section' : 'Group'}
      </label>
      <input
        id={id}
        list={`${id}-names`}
        value={name}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
        className="min-h-8 w-36 rounded border border-border bg-surface px-2 text-15"
      />
      <datalist id={`${id}-names`}>
        {names.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <Button type="submit" size="small" isPending={pending} isDisabled={nobody}>
        Move {userIds.length} to this {kind}
      </Button>
      <Button size="small" isPending={pending} isDisabled={nobody} onPress={() => moveTo(null)}>
        Out of their {kind}
      </Button>
      <p role="status" className="min-h-6 text-13 text-muted">
        {says}
      </p>
    </form>
  )
}
