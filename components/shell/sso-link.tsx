import { RefusalFirst } from '#components/account/refusal-first.tsx'

export interface SsoLinkProps {
  /** Of the identity provider. */
  name: string
  /** Where to go afterwards. */
  next: string
  /** Why it did not work a moment ago. */
  problem: string | null
}

/** Leads to the identity provider, and looks as the button it stands for. A link works without a script, and whatever
 * the provider redirects to. */
export function SsoLink({ name, next, problem }: SsoLinkProps) {
  return (
    <>
      {problem !== null && (
        <div className="mb-4">
          <RefusalFirst word="Not signed in" says={problem} />
        </div>
      )}
      <a
        href={`/sso/start?next=${encodeURIComponent(next)}`}
        className="flex min-h-10 items-center justify-center rounded border border-accent bg-accent px-4 py-1 text-center text-15 font-semibold text-background hover:bg-[color-mix(in_oklab,var(--accent)_86%,var(--ink))]"
      >
        Sign in with {name}
      </a>
    </>
  )
}
