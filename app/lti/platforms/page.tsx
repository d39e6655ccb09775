import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedInViewer } from '#app/current-viewer.ts'
import {
  makeRegistrationLinkAction,
  removePlatformAction,
  renewKeyAction,
  savePlatformAction,
  setPlatformOpenAction,
} from '#app/lti/platforms/actions.ts'
import { OurValues } from '#components/lti/our-values.tsx'
import { PlatformForm } from '#components/lti/platform-form.tsx'
import { PlatformList } from '#components/lti/platform-list.tsx'
import { RegistrationLink } from '#components/lti/registration-link.tsx'
import { RenewKey } from '#components/lti/renew-key.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findPlatforms } from '#server/lti/platforms/find-platforms.ts'

export const metadata: Metadata = { title: 'Learning platforms' }

/** Platforms that send people here by LTI 1.3, for operators. */
export default async function PlatformsPage() {
  const found = (await findPlatforms(await signedInViewer('/lti/platforms'))) ?? notFound()
  const { ours, platforms, keySince } = found
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Learning platforms"
        trail={[{ href: '/health', name: 'Health' }]}
        facts={[{ name: 'Registered', value: platforms.length }]}
      />
      <p className="mb-6">
        From a platform that is registered here, such as a Moodle, people come into courses without signing
        in, by LTI 1.3, and their points go back.
      </p>
      {ours === null && (
        <Notice kind="attention" title="Nobody can come in by a platform yet." className="mb-6">
          <p>
            Set <code>BETTER_AUTH_URL</code> to the https address of this site, and start it again: browsers
            keep no cookie in a platform's frame without it.
          </p>
        </Notice>
      )}
      <section aria-labelledby="registered" className="mb-10">
        <h2 id="registered" className="mb-4 text-21">
          Registered
        </h2>
        {platforms.length === 0 ? (
          <EmptyState title="None yet." />
        ) : (
          <PlatformList
            platforms={platforms}
            save={savePlatformAction}
            setOpen={setPlatformOpenAction}
            remove={removePlatformAction}
          />
        )}
      </section>
      {ours !== null && (
        <section aria-labelledby="anew" className="mb-10">
          <h2 id="anew" className="mb-2 text-21">
            Register one
          </h2>
          <Disclosure summary="By a link, as a Moodle can">
            <p className="mt-2 mb-4">
              Give the platform’s address, and paste the link there where a tool is added by its URL (in a
              Moodle: <em>Manage tools</em>, <em>Tool URL</em>, <em>Add LTI Advantage</em>). All that the
              platform names must lie at that address.
            </p>
            <RegistrationLink make={makeRegistrationLinkAction} />
          </Disclosure>
          <Disclosure summary="By hand">
            <p className="mt-2 mb-2">First enter these there, where a tool of LTI 1.3 is added:</p>
            <OurValues
              values={[
                { name: 'Tool URL', value: ours.launch },
                { name: 'Initiate login URL', value: ours.login },
                { name: 'Redirection URI', value: ours.launch },
                { name: 'Public keyset', value: ours.keys },
                { name: 'Content selection URL', value: ours.launch },
              ]}
            />
            <p className="mt-6 mb-4">Then enter here what the platform shows:</p>
            <PlatformForm platform={null} save={savePlatformAction} />
          </Disclosure>
        </section>
      )}
      <section aria-labelledby="key">
        <h2 id="key" className="mb-2 text-21">
          Our key
        </h2>
        <p className="mb-3">
          {keySince === null ? (
            'It is made when it is first needed.'
          ) : (
            <>
              What we send to platforms is signed with a key of <Timestamp at={keySince.toISOString()} />.
            </>
          )}
        </p>
        <RenewKey renew={renewKeyAction} />
      </section>
    </div>
  )
}
