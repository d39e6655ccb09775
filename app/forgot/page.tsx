import type { Metadata } from 'next'
import { forgotAction } from '#app/forgot/actions.ts'
import { ForgotForm } from '#components/account/forgot-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { isMailSetUp } from '#server/mail/mail-settings.ts'

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false } }

export default function ForgotPage() {
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Forgot your password" />
      {isMailSetUp() ? (
        <ForgotForm ask={forgotAction} />
      ) : (
        <Notice kind="attention" title="This site sends no mail.">
          <p>Ask the people who run your course, or the operator: they have a link made.</p>
        </Notice>
      )}
      <p className="mt-6">
        <NavLink href="/sign-in">Sign in</NavLink>
      </p>
    </div>
  )
}
