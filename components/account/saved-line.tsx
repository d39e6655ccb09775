import { SignInLink } from '#components/account/sign-in-link.tsx'
import type { useSaving } from '#components/account/use-saving.ts'
import { classNames } from '#components/ui/class-names.ts'

/** What came of saving, in room that is kept for it. */
export function SavedLine({ said, done }: { said: ReturnType<typeof useSaving>['said']; done: string }) {
  return (
    <p
      role="status"
      className={classNames('min-h-6 text-15', said?.kind === 'refused' ? 'text-attention' : 'text-muted')}
    >
      {said?.kind === 'done' && done}
      {said?.kind === 'refused' && (
        <>
          {said.says} {said.signedOut && <SignInLink />}
        </>
      )}
    </p>
  )
}
