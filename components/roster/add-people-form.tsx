'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState, useTransition } from 'react'
import { roleNames } from '#components/course/role-names.ts'
import { roleOptions } from '#components/roster/role-options.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { Notice } from '#components/ui/notice.tsx'

export type Role = keyof typeof roleNames

interface Added {
  ok: true
  added: readonly string[]
  present: readonly string[]
  unknown: readonly string[]
  leftOut: readonly string[]
}

export type AddToRoster = (input: {
  slug: string
  addresses: string
  role: Role
}) => Promise<Added | { ok: false; says: string }>

/** Adds people by their addresses, many at once, and says what became of each. */
export function AddPeopleForm({ slug, addToRoster }: { slug: string; addToRoster: AddToRoster }) {
  const router = useRouter()
  const id = useId()
  const [addresses, setAddresses] = useState('')
  const [role, setRole] = useState<Role>('STUDENT')
  const [done, setDone] = useState<Added | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()

  function send(event: FormEvent) {
    event.preventDefault()
    if (pending) return
    setRefusal(null)
    setDone(null)
    startTransition(async () => {
      const answer = await addToRoster({ slug, addresses, role }).catch(() => null)
      if (answer?.ok) {
        setDone(answer)
        // What could not be added stays, to be mended.
        setAddresses([...answer.unknown, ...answer.leftOut].join('\n'))
        router.refresh()
      } else setRefusal(answer?.says ?? 'The server did not answer. Try again; what you typed is still here.')
    })
  }

  return (
    <form onSubmit={send} className="flex max-w-xl flex-col gap-4">
      <div>
        <label htmlFor={id} className="block text-15 font-semibold">
          Email addresses
        </label>
        <p id={`${id}-description`} className="mt-0.5 text-13 text-muted">
          Of accounts that exist; one a line, or with commas between them.
        </p>
        <textarea
          id={id}
          aria-describedby={`${id}-description`}
          rows={3}
          maxLength={50_000}
          value={addresses}
          onChange={(event) => setAddresses(event.currentTarget.value)}
          className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15"
        />
      </div>
      <Select
        label="Role"
        options={roleOptions}
        value={role}
        onChange={(chosen) => setRole(roleOptions.find((one) => one.id === chosen)?.id ?? 'STUDENT')}
        className="max-w-60"
      />
      <Button type="submit" look="primary" isPending={pending} className="self-start">
        {pending ? 'Adding …' : 'Add to the course'}
      </Button>
      {refusal && <Notice kind="attention" word="Not done" title={refusal} live />}
      {done && (
        <Notice
          kind={done.unknown.length + done.leftOut.length > 0 ? 'attention' : 'pass'}
          word="Done"
          title={`${done.added.length} added as ${roleNames[role]}${done.present.length > 0 ? `, ${done.present.length} in the course already` : ''}.`}
          live
        >
          {done.unknown.length > 0 && (
            <p>
              There is no account for {done.unknown.join(', ')}. Check the spelling, or ask your operator to
              make one: <code>./roundtrip create-user {done.unknown[0]} --name "…"</code>
            </p>
          )}
          {done.leftOut.length > 0 && (
            <p>
              Left out, as no address is in it: {done.leftOut.slice(0, 20).join(', ')}
              {done.leftOut.length > 20 && ` and ${done.leftOut.length - 20} more`}. An address has an @.
            </p>
          )}
        </Notice>
      )}
    </form>
  )
}
