import { useEffect } from 'react'

/** Characters of what is set, as every browser, server and chat takes them. */
const addressMax = 8_000

/**
 * Keeps what an instrument is set to in the page's address: a reload, a bookmark and a link on a slide show the same.
 * False where it is too long for one; the address then stays as it was.
 */
export function useAddress(query: string): boolean {
  const fits = query.length <= addressMax
  useEffect(() => {
    // A slider says a hundred things a second, and a browser forbids that many addresses.
    const later = setTimeout(() => {
      if (fits && window.location.search !== query)
        window.history.replaceState(null, '', `${window.location.pathname}${query}`)
    }, 250)
    return () => clearTimeout(later)
  }, [query, fits])
  return fits
}
