'use client'
import Link, { useLinkStatus } from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A link to another page of the site. The page stays as it is until the next one is there; a mark says it comes. */
export function NavLink({
  href,
  children,
  className,
}: {
  href: string
  children: ReactNode
  className?: string
}) {
  return (
    <Link href={href} prefetch={false} className={classNames('link', className)}>
      {children}
      <Coming />
    </Link>
  )
}

function Coming() {
  const { pending } = useLinkStatus()
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'absolute mt-2.5 ml-1 inline-block size-1.5 rounded-full bg-accent transition-opacity delay-150 duration-100',
        pending ? 'opacity-100' : 'opacity-0',
      )}
    />
  )
}
