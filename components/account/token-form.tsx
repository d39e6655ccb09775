'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { SavingForm } from '#components/account/saving-form.tsx'
import { useSaving } from '#components/account/use-saving.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { CopyButton } from '#components/ui/press/copy-button.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface TokenFormProps<Scope extends string> {
  /** What a token may be allowed. */
  scopes: readonly { name: Scope; says: string }[]
  make: (input: {
    name: string
    scopes: Scope[]
    days: number
  }) => Promise<{ ok: true; token: string } | Refusal>
}

const lives = [
  { id: '7', name: '7 days' },
  { id: '30', name: '30 days' },
  { id: '120', name: '120 days: a term' },
  { id: '365', name: '365 days' },
]

/** Makes a token for programs. It is shown this once. */
export function TokenForm<Scope extends string>({ scopes, make }: TokenFormProps<Scope>) {
  const router = useRouter()
  const [name, setName] = useState('')
  const [allowed, setAllowed] = useState<readonly Scope[]>([])
  const [days, setDays] = useState('30')
  const [token, setToken] = useState<string | null>(null)
  const shown = useRef<HTMLElement>(null)
  const saving = useSaving(
    async () => {
      const answer = await make({ name, scopes: [...allowed], days: Number(days) })
      if (answer.ok) setToken(answer.token)
      return answer
    },
    () => {
      setName('')
      setAllowed([])
      router.refresh()
    },
  )
  return (
    <div className="flex flex-col gap-4">
      <SavingForm saving={saving} does="Make a token" doing="Making …" done="Made.">
        <TextField
          label="What it is for"
          description="So that you know later which one to end."
          value={name}
          maxLength={60}
          required
          autoComplete="off"
          onChange={(value) => {
            saving.forget()
            setName(value)
          }}
        />
        <fieldset className="flex flex-col">
          <legend className="mb-1 font-semibold">What it may do</legend>
          {scopes.map(({ name: scope, says }) => (
            <label key={scope} className="flex min-h-8 cursor-pointer items-baseline gap-2">
              <input
                type="checkbox"
                checked={allowed.includes(scope)}
                onChange={(event) => {
                  saving.forget()
                  setAllowed(
                    event.currentTarget.checked
                      ? [...allowed, scope]
                      : allowed.filter((one) => one !== scope),
                  )
                }}
                className="size-4 shrink-0 translate-y-0.5"
              />
              <span className="min-w-0">
                {says} <code className="text-13 whitespace-nowrap text-muted">{scope}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <Select
          label="It ends after"
          options={lives}
          value={days}
          onChange={setDays}
          className="self-start"
        />
      </SavingForm>
      {token !== null && (
        <Notice kind="attention" word="Now" title="Copy the token. It is shown this once.">
          <p className="flex flex-wrap items-center gap-3">
            <code
              ref={shown}
              className="min-w-0 rounded border border-line bg-sunken px-2 py-1 text-13 [overflow-wrap:anywhere]"
            >
              {token}
            </code>
            <CopyButton text={token} what="the token" source={shown} />
          </p>
          <p>Whoever has it can do what it allows, as you, until it ends. Keep it like a password.</p>
        </Notice>
      )}
    </div>
  )
}
