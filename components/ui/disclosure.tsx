import type { ReactNode } from 'react'
import { ChevronRightIcon } from '#components/ui/icons.tsx'

/** Something to open when wanted. The browser's own element: it works, and is found by searching, without script. */
export function Disclosure({
  summary,
  children,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
}) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 py-1.5 font-semibold hover:text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform duration-100 group-open:rotate-90"
        />
        <span className="min-w-0 grow">{summary}</span>
      </summary>
      <div className="pb-4 pl-6">{children}</div>
    </details>
  )
}
