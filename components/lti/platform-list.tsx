'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { PlatformForm, type PlatformFormProps } from '#components/lti/platform-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import type { PlatformView } from '#server/lti/platforms/platform-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface PlatformListProps {
  platforms: readonly PlatformView[]
  save: PlatformFormProps['save']
  setOpen: (input: { platformId: string; open: boolean }) => Promise<{ ok: true } | Refusal>
  remove: (input: { platformId: string }) => Promise<{ ok: true } | Refusal>
}

/** The platforms that are registered, each to be looked at, changed, closed and removed. */
export function PlatformList({ platforms, save, setOpen, remove }: PlatformListProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<PlatformView | null>(null)
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()
  function run(act: () => Promise<{ ok: true } | Refusal>, done: string) {
    startTransition(async () => {
      const answer = await act().catch(() => null)
      setAsking(null)
      setSays(answer?.ok ? done : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="border-t border-line">
        {platforms.map((platform) => (
          <Disclosure
            key={platform.id}
            summary={
              <span className="[overflow-wrap:anywhere]">
                {platform.name}
                <span className="block text-13 font-normal text-muted">
                  {platform.issuer} · {platform.courses} {platform.courses === 1 ? 'course' : 'courses'}{' '}
                  linked
                  {platform.open ? '' : ' · closed: nobody comes in'}
                </span>
              </span>
            }
          >
            <PlatformForm key={JSON.stringify(platform)} platform={platform} save={save} />
            <p className="mt-4 flex flex-wrap gap-3">
              <Button
                size="small"
                isPending={pending}
                onPress={() =>
                  run(
                    () => setOpen({ platformId: platform.id, open: !platform.open }),
                    platform.open ? `${platform.name} is closed.` : `${platform.name} is open.`,
                  )
                }
              >
                {platform.open ? 'Close' : 'Open again'}
              </Button>
              <Button size="small" onPress={() => setAsking(platform)}>
                Remove
              </Button>
            </p>
          </Disclosure>
        ))}
      </div>
      {asking !== null && (
        <Confirm
          word="Remove"
          title={`${asking.name} is forgotten.`}
          yes="Remove it"
          no="Keep"
          pending={pending}
          onYes={() => run(() => remove({ platformId: asking.id }), `${asking.name} is removed.`)}
          onNo={() => setAsking(null)}
        >
          <p>
            Whoever came from it is signed out, its {asking.courses} linked courses are linked no more, and no
            points go there. People and their work stay.
          </p>
        </Confirm>
      )}
      <p role="status" className="min-h-6 text-15 text-muted">
        {says}
      </p>
    </div>
  )
}
