import type { WayStep } from '#server/items/way-view.ts'

/** Leads on, where the eye and the pointer are after full marks; home when nothing else is open. */
export function NextLink({ next }: { next: WayStep | null }) {
  return (
    <a
      href={next?.href ?? '/'}
      data-soft
      className="inline-flex min-h-10 items-center rounded border border-accent bg-accent px-4 print:hidden text-15 font-semibold text-background hover:bg-[color-mix(in_oklab,var(--accent)_86%,var(--ink))]"
    >
      Next: {next?.title ?? 'your other work'}
    </a>
  )
}
