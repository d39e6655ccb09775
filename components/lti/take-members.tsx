'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { MemberStep, PlannedMember } from '#server/lti/roster/members-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface TakeMembersProps {
  slug: string
  context: { id: string }
  take: (input: {
    slug: string
    contextId: string
    take: boolean
  }) => Promise<{ ok: true; members: PlannedMember[] } | Refusal>
}

const stepWords: Record<MemberStep, string> = {
  enrol: 'has an account: in the course at once',
  make: 'gets an account, and is in the course',
  present: 'in the course already',
  staff: 'comes in by opening the activity, as this link says',
  gone: 'no longer in the course there: stays here',
}
const order: MemberStep[] = ['make', 'enrol', 'gone', 'staff', 'present']

/** Takes students of the platform's course into the course here: shows first what that does. */
export function TakeMembers({ slug, context, take }: TakeMembersProps) {
  const router = useRouter()
  const [plan, setPlan] = useState<{ members: PlannedMember[]; done: boolean } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  function ask(really: boolean) {
    startTransition(async () => {
      const answer = await take({ slug, contextId: context.id, take: really }).catch(() => null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      setPlan(answer?.ok ? { members: answer.members, done: really } : null)
      if (answer?.ok && really) router.refresh()
    })
  }
  const coming = plan?.members.filter(({ step }) => step === 'make' || step === 'enrol').length ?? 0
  return (
    <div className="flex flex-col items-start gap-4">
      <p>
        Students come in by themselves when they open the activity. To have them all in the gradebook before,
        take them from the list of the course there.
      </p>
      <Button isPending={pending && plan === null} onPress={() => ask(false)}>
        See who is there
      </Button>
      {refusal !== null && <Notice kind="attention" word="Not done" title={refusal} live />}
      {plan !== null && (
        <Notice
          kind={plan.done ? 'pass' : 'info'}
          word={plan.done ? 'Done' : 'Not done yet'}
          title={
            plan.done
              ? `${coming} added.`
              : `${plan.members.length} there; ${coming} will be added as ${coming === 1 ? 'a student' : 'students'}.`
          }
          live
        >
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls (WCAG 2.1.1) */}
          <div role="group" aria-label="One by one" tabIndex={0} className="max-h-96 overflow-y-auto">
            <ul className="text-13">
              {plan.members
                .toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
                .map(({ name, email, step }, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two may have one name
                  <li key={index} className="border-t border-line py-1 [overflow-wrap:anywhere]">
                    {name}
                    {email !== null && <>, {email}</>}
                    <span className="block text-muted">{stepWords[step]}</span>
                  </li>
                ))}
            </ul>
          </div>
          {!plan.done && coming > 0 && (
            <p>
              <Button look="primary" isPending={pending} onPress={() => ask(true)}>
                {pending ? 'Adding …' : `Add ${coming}`}
              </Button>
            </p>
          )}
        </Notice>
      )}
    </div>
  )
}
