import type { Metadata } from 'next'
import { resetPasswordAction } from '#app/reset/[token]/actions.ts'
import { NewPasswordForm } from '#components/account/new-password-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findReset, resetEnded } from '#server/auth/password/reset-password.ts'

export const metadata: Metadata = { title: 'New password', robots: { index: false } }

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await findReset(token)
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="New password" facts={found === null ? [] : [{ name: 'Of', value: found.email }]} />
      {found === null ? (
        <>
          <Notice kind="attention" title={resetEnded().says} />
          <p className="mt-6">
            <NavLink href="/sign-in">Sign in</NavLink>
          </p>
        </>
      ) : (
        <>
          <p className="mb-6">Whoever is signed in with this account elsewhere is signed out.</p>
          <NewPasswordForm set={resetPasswordAction} token={token} email={found.email} />
        </>
      )}
    </div>
  )
}
