'use client'
import { SignInLink } from '#components/account/sign-in-link.tsx'
import type { DraftStatus } from '#components/draft/draft-keeper.ts'
import { CheckIcon, CloudOffIcon, PenLineIcon } from '#components/ui/icons.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

/** Says whether what was typed is safe. It never says whether it is right. */
export function DraftStatusLine({ status }: { status: DraftStatus }) {
  return (
    <p className="flex min-h-6 items-center gap-1.5 text-13 text-muted" data-draft-status={status.kind}>
      {status.kind === 'saved' && (
        <>
          <CheckIcon className="size-4" />
          <span>
            Draft saved <Timestamp at={status.at.toISOString()} show="time" />
          </span>
        </>
      )}
      {(status.kind === 'saving' || status.kind === 'unsaved') && (
        <>
          <PenLineIcon className="size-4" />
          <span>Saving the draft …</span>
        </>
      )}
      {status.kind === 'untouched' && <span>Drafts save themselves.</span>}
      {status.kind === 'failed' && (
        <span role="alert" className="flex items-start gap-1.5 text-attention">
          <CloudOffIcon className="mt-0.5 size-4 shrink-0" />
          <span>
            Draft not saved: {status.says.replace(/^Not saved: /, '')}{' '}
            {status.signedOut ? <SignInLink /> : 'What you typed is still here.'}
          </span>
        </span>
      )}
    </p>
  )
}
