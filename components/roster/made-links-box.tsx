'use client'
import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { CopyButton } from '#components/ui/press/copy-button.tsx'
import { downloadText } from '#components/ui/press/download-text.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { MadeLinks } from '#server/roster/roster-view.ts'

/** Links that were just made. They are here and nowhere else: to copy, or as a file for a mail merge. */
export function MadeLinksBox({ made, name }: { made: MadeLinks; name: string }) {
  const list = useRef<HTMLPreElement>(null)
  const text = made.links.map(({ email, link }) => `${email}  ${link}`).join('\n')
  return (
    <Notice
      kind="attention"
      word="Now"
      title={
        made.links.length === 1
          ? 'Send this link to its owner. It is shown this once.'
          : `Send each of these ${made.links.length} links to its owner. They are shown this once.`
      }
    >
      <p>
        A link opens one account, once, until <Timestamp at={made.expiresAt} />. If one is lost, make a new
        one under <em>Invited</em>.
      </p>
      <pre
        ref={list}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Links"
        role="group"
        className="max-h-60 overflow-auto rounded border border-line bg-sunken p-2 font-mono text-13"
      >
        {text}
      </pre>
      <p className="flex flex-wrap gap-3">
        <CopyButton text={text} what={made.links.length === 1 ? 'the link' : 'the links'} source={list} />
        <Button size="small" onPress={() => downloadText(made.csv, name, 'text/csv;charset=utf-8')}>
          Download CSV
        </Button>
      </p>
    </Notice>
  )
}
