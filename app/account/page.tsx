import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import {
  askAddressChangeAction,
  changePasswordAction,
  chooseMailAction,
  endSessionsAction,
  endTokenAction,
  makeTokenAction,
  saveProfileAction,
} from '#app/account/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { readTheme } from '#app/read-theme.ts'
import { AddressForm } from '#components/account/address-form.tsx'
import { MailChoices } from '#components/account/mail-choices.tsx'
import { PasswordForm } from '#components/account/password-form.tsx'
import { ProfileForm } from '#components/account/profile-form.tsx'
import { SessionList } from '#components/account/session-list.tsx'
import { ThemeChoice } from '#components/account/theme-choice.tsx'
import { TokenForm } from '#components/account/token-form.tsx'
import { TokenList } from '#components/account/token-list.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { sentHere } from '#server/access/use-case.ts'
import { findSessions } from '#server/auth/session/find-sessions.ts'
import { findTokens } from '#server/auth/token/find-tokens.ts'
import { scopeNames, scopes } from '#server/auth/token/scopes.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { findMailChoices } from '#server/notices/choose-mail.ts'

export const metadata: Metadata = { title: 'Your account' }

/** Whom a learning platform sent changes nothing of the account. */
function SentHere() {
  return (
    <>
      <PageHeader title="Your account" trail={[{ href: '/', name: 'Your work' }]} />
      <div className="max-w-xl">
        <Notice kind="info" title={sentHere().says}>
          <p>
            <a href="/sign-in?next=%2Faccount" target="_blank" rel="noopener" className="link">
              Sign in in a new tab
            </a>
          </p>
        </Notice>
      </div>
    </>
  )
}

export default async function AccountPage() {
  const viewer = await signedInViewer('/account')
  if (viewer.within !== undefined) return <SentHere />
  const [sessions, tokens] = await Promise.all([findSessions(viewer), findTokens(viewer)])
  const theme = readTheme(await cookies())
  return (
    <>
      <PageHeader
        title="Your account"
        trail={[{ href: '/', name: 'Your work' }]}
        facts={[{ name: 'You sign in as', value: viewer.email }]}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <section aria-labelledby="profile">
          <h2 id="profile" className="mb-4 text-21">
            Name and time zone
          </h2>
          <ProfileForm
            name={viewer.name}
            timeZone={viewer.timeZone ?? null}
            zones={Intl.supportedValuesOf('timeZone')}
            save={saveProfileAction}
          />
        </section>
        <section aria-labelledby="colours">
          <h2 id="colours" className="mb-4 text-21">
            Colours
          </h2>
          <ThemeChoice initial={theme} />
          <p className="mt-2 text-13 text-muted">In this browser. It holds at once.</p>
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-4 text-21">
            Password
          </h2>
          <PasswordForm email={viewer.email} change={changePasswordAction} />
        </section>
        {isMailSetUp() && (
          <section aria-labelledby="address">
            <h2 id="address" className="mb-4 text-21">
              Email address
            </h2>
            <AddressForm ask={askAddressChangeAction} />
          </section>
        )}
        {isMailSetUp() && (
          <section aria-labelledby="mailed">
            <h2 id="mailed" className="mb-4 text-21">
              Notices by mail
            </h2>
            <MailChoices choices={await findMailChoices(viewer)} save={chooseMailAction} />
          </section>
        )}
        <section aria-labelledby="sessions">
          <h2 id="sessions" className="mb-4 text-21">
            Where you are signed in
          </h2>
          <SessionList sessions={sessions} end={endSessionsAction} />
        </section>
        <section aria-labelledby="tokens">
          <h2 id="tokens" className="mb-4 text-21">
            Tokens for programs
          </h2>
          <p className="mb-3">
            With a token, a program does what you may do here: reads submissions, or gives points.{' '}
            <NavLink href="/docs/api">What it can ask for</NavLink>
          </p>
          <TokenList tokens={tokens} end={endTokenAction} />
          <Disclosure summary="Make a token">
            <TokenForm
              scopes={scopeNames.map((name) => ({ name, says: scopes[name] }))}
              make={makeTokenAction}
            />
          </Disclosure>
        </section>
        <section aria-labelledby="data">
          <h2 id="data" className="mb-4 text-21">
            Your data
          </h2>
          <p>
            {/* A file, not a page: the router must not try to show it. */}
            <a href="/account/data.json" download className="link">
              Download what is kept of you
            </a>
            : your account, courses, submissions with their programs, drafts, and what staff did to your
            record, as JSON.
          </p>
        </section>
      </div>
    </>
  )
}
