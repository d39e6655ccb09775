import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import { signInAction } from '#app/sign-in/actions.ts'
import { SignInForm } from '#components/shell/sign-in-form.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { isMailSetUp } from '#server/mail/mail-settings.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  if (await currentViewer()) redirect('/')
  const { next } = await searchParams
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Sign in" />
      <SignInForm signIn={signInAction} next={typeof next === 'string' ? next : '/'} />
      <p className="mt-6 text-13 text-muted">
        No account yet? Open the link that the people who run your course sent you, or{' '}
        <NavLink href="/join">enter the code of the course</NavLink>.
      </p>
      <p className="mt-2 text-13 text-muted">
        Forgot your password?{' '}
        {isMailSetUp() ? (
          <NavLink href="/forgot">Have a link mailed to you</NavLink>
        ) : (
          'Ask the people who run your course, or the operator of this site: they have a link made'
        )}
        , with which you set a new one.
      </p>
      <p className="mt-2 text-15">
        <NavLink href="/units">Read the units and try exercises</NavLink> without an account.
      </p>
    </div>
  )
}
