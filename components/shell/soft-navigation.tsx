'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef, useTransition } from 'react'
import { softTarget } from '#components/shell/soft-target.ts'

/** Follows the links of the site (`data-soft`) without loading a whole page: the page stays as it is until the next
 * one is there, and the link bears a mark meanwhile. Before any script has loaded they are what they look like. */
export function SoftNavigation() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const followed = useRef<HTMLAnchorElement | null>(null)
  useEffect(() => {
    if (!pending) mark(followed, null)
  }, [pending])
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const target = link && softTarget(event, link)
      if (!target) return
      event.preventDefault()
      mark(followed, link)
      start(() => router.push(target))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}

/** One link at most bears the mark. */
function mark(followed: RefObject<HTMLAnchorElement | null>, link: HTMLAnchorElement | null): void {
  followed.current?.removeAttribute('data-coming')
  link?.setAttribute('data-coming', '')
  followed.current = link
}
