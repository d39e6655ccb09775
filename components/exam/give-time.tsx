'use client'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { useAct } from '#components/ui/press/use-act.ts'
import type { Refusal } from '#server/refusal.ts'

export interface GiveTimeProps {
  name: string
  reasonMax: number
  giveTime: (given: { minutes: number; reason: string }) => Promise<{ ok: true } | Refusal>
}

/** More minutes for a student who is writing. */
export function GiveTime({ name, reasonMax, giveTime }: GiveTimeProps) {
  const [minutes, setMinutes] = useState('')
  const [reason, setReason] = useState('')
  const { act, pending, refusal } = useAct()
  return (
    <Disclosure
      summary={
        <>
          More minutes<span className="sr-only"> for {name}</span>
        </>
      }
    >
      <form
        className="flex flex-wrap items-end gap-4 py-2"
        onSubmit={(event) => {
          event.preventDefault()
          act(
            () => giveTime({ minutes: Number(minutes), reason }),
            () => {
              setMinutes('')
              setReason('')
            },
          )
        }}
      >
        <TextField
          label="Minutes"
          inputMode="numeric"
          mono
          maxLength={3}
          value={minutes}
          onChange={setMinutes}
          className="w-24"
        />
        <TextField
          label="Why"
          maxLength={reasonMax}
          value={reason}
          onChange={setReason}
          className="min-w-0 grow basis-48"
        />
        <Button type="submit" isPending={pending}>
          Give
        </Button>
      </form>
      {refusal !== null && (
        <p role="alert" className="text-15 text-attention">
          {refusal}
        </p>
      )}
    </Disclosure>
  )
}
