import Link from 'next/link'

/** Leads on, where the eye and the pointer are after full marks. */
export function NextLink({ href, title }: { href: string; title: string }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-10 items-center rounded border border-accent bg-accent px-4 text-15 font-semibold text-background hover:bg-[color-mix(in_oklab,var(--accent)_86%,var(--ink))]"
    >
      Next: {title}
    </Link>
  )
}
