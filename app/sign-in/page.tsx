import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import { signInAction } from '#app/sign-in/actions.ts'
import { SignInForm } from '#components/shell/sign-in-form.tsx'
import { SsoLink } from '#components/shell/sso-link.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { ssoProblem } from '#server/auth/sso/sso-problem.ts'
import { passwordsAllowed, ssoSettings } from '#server/auth/sso/sso-settings.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>
}) {
  if (await currentViewer()) redirect('/')
  const { next, error } = await searchParams
  const there = typeof next === 'string' ? next : '/'
  const sso = ssoSettings()
  const problem = sso && ssoProblem(error, sso.name)
  if (!passwordsAllowed()) {
    return (
      <div className="mx-auto max-w-md">
        <PageHeader title="Sign in" />
        {sso && <SsoLink name={sso.name} next={there} problem={problem} />}
        <p className="mt-6 text-15">
          <NavLink href="/units">Read the units and try exercises</NavLink> without an account.
        </p>
      </div>
    )
  }
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Sign in" />
      {sso && (
        <div className="mb-8 border-b border-line pb-8">
          <SsoLink name={sso.name} next={there} problem={problem} />
        </div>
      )}
      <SignInForm signIn={signInAction} next={there} />
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
