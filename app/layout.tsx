import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { currentViewer } from '#app/current-viewer.ts'
import { readTheme } from '#app/read-theme.ts'
import { searchAction } from '#app/search/actions.ts'
import { signOutAction } from '#app/sign-in/actions.ts'
import { leaveViewAction } from '#app/viewing/actions.ts'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { SiteHeader } from '#components/shell/site-header.tsx'
import { SoftNavigation } from '#components/shell/soft-navigation.tsx'
import { SkipLink } from '#components/ui/page/skip-link.tsx'
import { ReaderTimeProvider } from '#components/ui/time/reader-time.tsx'
import { ViewingBanner } from '#components/viewing/viewing-banner.tsx'
import { TimeZoneSchema } from '#server/time-zone.ts'
import './globals.css'
import './print.css'

// Every page asks who is there. Told so, a build does not try forty of them without a request first.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { template: '%s · Roundtrip', default: 'Roundtrip' },
  description: 'Exercises and socket labs for computer networking courses',
}
export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1417' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const theme = readTheme(jar)
  const viewer = await currentViewer()
  const chosenZone = viewer?.timeZone ?? null
  const zone = chosenZone ?? TimeZoneSchema.safeParse(jar.get('zone')?.value).data ?? null
  return (
    <html lang="en" {...(theme === 'system' ? {} : { 'data-theme': theme })} suppressHydrationWarning>
      <body className="flex flex-col">
        <ReaderTimeProvider zone={zone} chosen={chosenZone !== null} now={new Date().toISOString()}>
          <SkipLink />
          <SiteHeader
            viewer={viewer}
            signOut={signOutAction}
            search={searchAction}
            inFrameOfOthers={viewer === null && isFramed(await headers())}
          />
          {viewer?.viewsAs && (
            <ViewingBanner
              name={viewer.viewsAs.student.name}
              course={viewer.viewsAs.course.title}
              leave={leaveViewAction}
            />
          )}
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto w-full max-w-page grow px-4 pt-8 outline-none sm:px-6"
          >
            {children}
          </main>
          <SiteFooter />
        </ReaderTimeProvider>
        <SoftNavigation />
      </body>
    </html>
  )
}

/** Browsers say what a page is fetched for. */
const isFramed = (asked: Headers) => /^i?frame$/.test(asked.get('sec-fetch-dest') ?? '')
