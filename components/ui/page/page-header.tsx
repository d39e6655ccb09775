import type { ReactNode } from 'react'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Ruler } from '#components/ui/page/ruler.tsx'

export interface PageHeaderProps {
  title: ReactNode
  /** The way here, outermost first; the page itself is the title. */
  trail?: readonly { href: string; name: string }[]
  /** Facts at a glance, set like the head of an RFC. */
  facts?: readonly { name: string; value: ReactNode }[]
  actions?: ReactNode
}

/** The head of a page: where one is, its only h1, and the facts that matter, over a rule. */
export function PageHeader({ title, trail = [], facts = [], actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {trail.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-2">
          <ol className="marginal">
            {trail.map((step, index) => (
              <li key={step.href} className="inline">
                {index > 0 && <span aria-hidden="true"> / </span>}
                <NavLink href={step.href} className="py-1">
                  {step.name}
                </NavLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h1 className="text-28 tracking-tight">{title}</h1>
        {actions}
      </div>
      {facts.length > 0 && (
        <dl className="marginal mt-3 text-balance">
          {facts.map((fact) => (
            <div key={fact.name} className="mr-6 inline-block">
              <dt className="inline">{fact.name}: </dt>
              <dd className="inline text-ink">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Ruler className="mt-3" />
    </header>
  )
}
