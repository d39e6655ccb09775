'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState, useSyncExternalStore, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import { CopyButton } from '#components/ui/press/copy-button.tsx'

export interface JoinCodeBoxProps {
  slug: string
  /** As it is read aloud; null while it is closed. */
  code: string | null
  mayEdit: boolean
  setJoinCode: (input: { slug: string; open: boolean }) => Promise<{ ok: true } | { ok: false; says: string }>
}

const subscribeToNothing = () => () => {}

/** The code by which anybody enters the course as a student, with its link. */
export function JoinCodeBox({ slug, code, mayEdit, setJoinCode }: JoinCodeBoxProps) {
  const router = useRouter()
  const link = useRef<HTMLElement>(null)
  const [asking, setAsking] = useState<'renew' | 'close' | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const origin = useSyncExternalStore(
    subscribeToNothing,
    () => window.location.origin,
    () => '',
  )
  function set(open: boolean) {
    startTransition(async () => {
      const answer = await setJoinCode({ slug, open }).catch(() => null)
      setAsking(null)
      setRefusal(answer?.ok ? null : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  const address = `${origin}/join?code=${code}`
  return (
    <div className="flex flex-col gap-3">
      {code === null ? (
        <p>
          Nobody enters by a code. With one, whoever has it enters as a student, with an account of their own
          making.
        </p>
      ) : (
        <>
          <p>
            Whoever has this code enters as a student:{' '}
            <strong className="font-mono text-21 whitespace-nowrap">{code}</strong>
          </p>
          <p className="flex flex-wrap items-center gap-3">
            <code ref={link} className="min-w-0 [overflow-wrap:anywhere]">
              {address}
            </code>
            <CopyButton text={address} what="the link" source={link} />
          </p>
        </>
      )}
      {mayEdit && (
        <p className="flex flex-wrap gap-3">
          {code === null ? (
            <Button size="small" isPending={pending} onPress={() => set(true)}>
              Make a code
            </Button>
          ) : (
            <>
              <Button size="small" onPress={() => setAsking('renew')}>
                New code
              </Button>
              <Button size="small" onPress={() => setAsking('close')}>
                Close
              </Button>
            </>
          )}
        </p>
      )}
      {asking !== null && (
        <Confirm
          word={asking === 'renew' ? 'New code' : 'Close'}
          title={`${code} stops working.`}
          yes={asking === 'renew' ? 'Make a new code' : 'Close it'}
          no="Keep"
          pending={pending}
          onYes={() => set(asking === 'renew')}
          onNo={() => setAsking(null)}
        >
          <p>Whoever entered by it stays in the course.</p>
        </Confirm>
      )}
      {refusal !== null && <Notice kind="attention" word="Not done" title={refusal} live />}
    </div>
  )
}
