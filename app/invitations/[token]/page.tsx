import type { Metadata } from 'next'
import { currentViewer } from '#app/current-viewer.ts'
import { acceptAsNewAction, acceptInvitationAction } from '#app/invitations/[token]/actions.ts'
import { signOutAction } from '#app/sign-in/actions.ts'
import { roleNames } from '#components/course/role-names.ts'
import { EnterForm } from '#components/joining/enter-form.tsx'
import { NewAccountForm } from '#components/joining/new-account-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { invitationEnded } from '#server/joining/consume-invitation.ts'
import { findInvitation } from '#server/joining/find-invitation.ts'

export const metadata: Metadata = { title: 'Invitation', robots: { index: false } }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const viewer = await currentViewer()
  const invitation = await findInvitation(viewer, token)
  if (invitation === null) {
    return (
      <div className="mx-auto max-w-md">
        <PageHeader title="Invitation" />
        <Notice kind="attention" title={invitationEnded().says} />
        <p className="mt-6">
          <NavLink href={viewer === null ? '/sign-in' : '/'}>
            {viewer === null ? 'Sign in' : 'Your work'}
          </NavLink>
        </p>
      </div>
    )
  }
  const { course, email, name, role, next } = invitation
  const here = `/invitations/${token}`
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title={course.title}
        facts={[
          { name: 'Invited', value: email },
          { name: 'As', value: roleNames[role] },
        ]}
      />
      {next === 'make-account' && !passwordsAllowed() && (
        <p>
          <NavLink href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in</NavLink> as {email} to enter
          the course.
        </p>
      )}
      {next === 'make-account' && passwordsAllowed() && (
        <>
          <p className="mb-6">
            You are invited to this course. Choose a password: with it and your address you sign in from now
            on.
          </p>
          <NewAccountForm make={acceptAsNewAction} by={{ token }} email={email} name={name ?? ''} />
        </>
      )}
      {next === 'sign-in' && (
        <p>
          There is an account for {email}.{' '}
          <NavLink href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in with it</NavLink> to enter the
          course.
        </p>
      )}
      {next === 'accept' && <EnterForm enter={acceptInvitationAction} by={{ token }} course={course.title} />}
      {next === 'sign-out' && (
        <form action={signOutAction} className="flex flex-col items-start gap-4">
          <Notice
            kind="attention"
            title={`This invitation is for ${email}, and you are signed in as ${viewer?.email}.`}
          />
          <input type="hidden" name="next" value={here} />
          <Button type="submit" look="primary">
            Sign out and go on
          </Button>
        </form>
      )}
    </div>
  )
}
