import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { currentViewer } from '#app/current-viewer.ts'
import { signOutAction } from '#app/sign-in/actions.ts'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { SiteHeader } from '#components/shell/site-header.tsx'
import { SoftNavigation } from '#components/shell/soft-navigation.tsx'
import type { Theme } from '#components/shell/theme-choice.tsx'
import { SkipLink } from '#components/ui/skip-link.tsx'
import './globals.css'

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
  const theme = readTheme((await cookies()).get('theme')?.value)
  const viewer = await currentViewer()
  return (
    <html lang="en" {...(theme === 'system' ? {} : { 'data-theme': theme })} suppressHydrationWarning>
      <body className="group/page flex flex-col">
        <SkipLink />
        <SiteHeader viewer={viewer} signOut={signOutAction} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-page group-has-data-wide/page:max-w-[100rem] grow px-4 pt-8 outline-none sm:px-6"
        >
          {children}
        </main>
        <SiteFooter theme={theme} />
        <SoftNavigation />
      </body>
    </html>
  )
}

function readTheme(cookie: string | undefined): Theme {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}
