'use client'
import { useState } from 'react'
import { namesInWords } from '#components/groups/group-words.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import { useAct } from '#components/ui/press/use-act.ts'
import type { OwnGroupView } from '#server/overview/own-group-view.ts'

type Answer = Promise<{ ok: true } | { ok: false; says: string }>

export interface YourGroupProps {
  slug: string
  own: OwnGroupView
  actions: {
    makeGroup: (input: { slug: string }) => Answer
    joinGroup: (input: { slug: string; code: string }) => Answer
    leaveGroup: (input: { slug: string }) => Answer
  }
}

/** With whom a student works on the assignment; and, where students make groups themselves, the way into one and out. */
export function YourGroup({ slug, own, actions }: YourGroupProps) {
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const { act, pending, refusal } = useAct()
  const { group, byThemselves, size } = own
  const hasRoom = group !== null && group.code !== null && group.members < size
  return (
    <section aria-labelledby="group" className="mb-8 max-w-2xl">
      <h2 id="group" className="mb-2 text-21">
        Your group
      </h2>
      <p>{withWhom(own)}</p>
      {byThemselves && !own.settled && hasRoom && (
        <p className="mt-2">
          Another comes in with this code, on this page of theirs:{' '}
          <strong className="font-mono text-21 whitespace-nowrap">{group.code}</strong>
        </p>
      )}
      {byThemselves && !own.settled && group === null && (
        <form
          noValidate
          className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (!pending) act(() => actions.joinGroup({ slug, code }))
          }}
        >
          <TextField
            label="Code of a group"
            description="The other sees it here after making one."
            mono
            autoComplete="off"
            maxLength={40}
            value={code}
            onChange={setCode}
            className="min-w-0 basis-56"
          />
          <Button type="submit" isPending={pending}>
            Join it
          </Button>
          <Button isPending={pending} onPress={() => act(() => actions.makeGroup({ slug }))}>
            Make a group
          </Button>
        </form>
      )}
      {byThemselves && !own.settled && group !== null && (
        <p className="mt-3">
          <Button size="small" onPress={() => setAsking(true)}>
            Leave {group.name}
          </Button>
        </p>
      )}
      {asking && group !== null && (
        <Confirm
          word="Leave"
          title={`${group.name}?`}
          yes="Leave it"
          no="Stay"
          pending={pending}
          onYes={() =>
            act(
              () => actions.leaveGroup({ slug }),
              () => setAsking(false),
            )
          }
          onNo={() => setAsking(false)}
          className="mt-2"
        >
          <p>
            What you work on together now stays with the others, with its draft. What was handed in stays
            yours, too.
          </p>
        </Confirm>
      )}
      {refusal !== null && <Notice kind="attention" word="Not done" title={refusal} live className="mt-3" />}
    </section>
  )
}

function withWhom({ others, settled, size, group, byThemselves }: OwnGroupView): string {
  if (others.length > 0) {
    const together = `You work on this with ${namesInWords(others)}: one set of numbers, one draft, and what one of you submits counts for all.`
    return settled ? `${together} Something is handed in, so this stays.` : together
  }
  if (settled) return 'You work on this alone: that is how something was handed in, so it stays.'
  if (group === null)
    return byThemselves
      ? `You are in no group, so you work on this alone. Groups have at most ${size} members here.`
      : 'You are in no group, so you work on this alone. In this course staff make the groups: ask them.'
  if (group.wentAhead)
    return `${group.name} had handed something in before you came, so you work on this one alone.`
  if (group.members > size)
    return `${group.name} has ${group.members} members, and here a group has at most ${size}: until it is smaller, each of you works alone.`
  return `You are the only one in ${group.name} so far.`
}
