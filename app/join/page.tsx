import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { currentViewer } from '#app/current-viewer.ts'
import { joinAsNewAction, joinByCodeAction } from '#app/join/actions.ts'
import { CodeForm } from '#components/joining/code-form.tsx'
import { EnterForm } from '#components/joining/enter-form.tsx'
import { NewAccountForm } from '#components/joining/new-account-form.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { findByCode } from '#server/joining/find-by-code.ts'

export const metadata: Metadata = { title: 'Join a course', robots: { index: false } }

interface JoinPageProps {
  searchParams: Promise<{ code?: string | string[] }>
}

export default async function JoinPage({ searchParams }: JoinPageProps) {
  const given = (await searchParams).code
  const code = typeof given === 'string' ? given.slice(0, 40) : ''
  const viewer = await currentViewer()
  const found = code === '' ? null : await findByCode(viewer, code, await headers(), new Date())
  if (found === null || !found.ok) {
    return (
      <div className="mx-auto max-w-md">
        <PageHeader title="Join a course" />
        <CodeForm code={code} refusal={found?.says ?? null} />
      </div>
    )
  }
  const { course } = found
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={course.title} facts={[{ name: 'You enter as', value: 'student' }]} />
      {viewer === null ? (
        <>
          <p className="mb-6">
            If you have an account,{' '}
            <NavLink href={`/sign-in?next=${encodeURIComponent(`/join?code=${encodeURIComponent(code)}`)}`}>
              sign in with it
            </NavLink>
            .
            {passwordsAllowed() &&
              ' Otherwise make one: with its address and password you sign in from now on.'}
          </p>
          {passwordsAllowed() && <NewAccountForm make={joinAsNewAction} by={{ code }} email={null} name="" />}
        </>
      ) : (
        <>
          <p className="mb-6">You are signed in as {viewer.email}.</p>
          <EnterForm enter={joinByCodeAction} by={{ code }} course={course.title} />
        </>
      )}
    </div>
  )
}
