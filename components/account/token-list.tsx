'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { TokenView } from '#server/auth/token/token-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface TokenListProps {
  /** The newest first. */
  tokens: readonly TokenView[]
  end: (input: { tokenId: string }) => Promise<{ ok: true } | Refusal>
}

/** The tokens that go on; each can be ended. */
export function TokenList({ tokens, end }: TokenListProps) {
  const router = useRouter()
  const [says, setSays] = useState('')
  const [pending, startTransition] = useTransition()

  function run({ id, name }: TokenView) {
    startTransition(async () => {
      const answer = await end({ tokenId: id }).catch(() => null)
      setSays(answer?.ok ? `“${name}” ended.` : (answer?.says ?? 'The server did not answer. Try again.'))
      if (answer?.ok) router.refresh()
    })
  }
  return (
    <div className="flex flex-col gap-3">
      {tokens.length > 0 && (
        <ul className="border-t border-line" aria-busy={pending}>
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {token.name}
                <span className="block text-13 text-muted">
                  {token.scopes.join(', ')} · ends <Timestamp at={token.expiresAt} /> ·{' '}
                  {token.usedAt === null ? (
                    'not used yet'
                  ) : (
                    <>
                      last used <Timestamp at={token.usedAt} />
                    </>
                  )}
                </span>
              </span>
              <Button size="small" aria-label={`End ${token.name}`} onPress={() => run(token)}>
                End
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="min-h-6 text-15 text-muted">
        {says}
      </p>
    </div>
  )
}
