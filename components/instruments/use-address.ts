import { useEffect } from 'react'

/** Keeps what an instrument is set to in the page's address: a reload, a bookmark and a link on a slide show the same. */
export function useAddress(query: string): void {
  useEffect(() => {
    // A slider says a hundred things a second, and a browser forbids that many addresses.
    const later = setTimeout(() => {
      if (window.location.search !== query)
        window.history.replaceState(null, '', `${window.location.pathname}${query}`)
    }, 250)
    return () => clearTimeout(later)
  }, [query])
}
