'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { softTarget } from '#components/shell/soft-target.ts'

/** Follows the links of the site (`data-soft`) without loading a whole page: the page stays as it is until the next
 * one is there, and the link bears a mark meanwhile. Before any script has loaded they are what they look like. */
export function SoftNavigation() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const followed = useRef<HTMLAnchorElement | null>(null)
  const unmark = () => {
    followed.current?.removeAttribute('data-coming')
    followed.current = null
  }
  useEffect(() => {
    if (!pending) unmark()
  }, [pending])
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const target = link && softTarget(event, link)
      if (!target) return
      event.preventDefault()
      unmark()
      followed.current = link
      link.setAttribute('data-coming', '')
      start(() => router.push(target))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return null
}
