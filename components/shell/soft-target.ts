type Click = Pick<MouseEvent, 'defaultPrevented' | 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>
type Link = Pick<HTMLAnchorElement, 'target' | 'getAttribute' | 'hasAttribute'>

/** Where a click on a link of the site leads, or null when the browser is to do with it what it does with any link: a
 * new tab, a download, a menu. */
export function softTarget(click: Click, link: Link): string | null {
  if (!link.hasAttribute('data-soft') || link.hasAttribute('download')) return null
  if (click.defaultPrevented || click.button !== 0) return null
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return null
  return link.target === '' || link.target === '_self' ? link.getAttribute('href') : null
}
