import { useEffect, useState } from 'react'
import type { Found } from '#server/overview/search-view.ts'
import type { Refusal } from '#server/refusal.ts'

export type SearchFor = (input: { words: string }) => Promise<{ ok: true; found: Found[] } | Refusal>

/** After the last key: one question for a word, not one for each of its letters. */
const quietMs = 150

export interface Searched {
  /** The answer may still be that of earlier words. */
  pending: boolean
  /** Null before the first answer. */
  answer: { words: string; found: readonly Found[] } | null
  refusal: { says: string; signedOut: boolean } | null
}

/** What is found for the words typed, once they rest. An answer that comes late, to words that were changed, is dropped. */
export function useSearch(typed: string, search: SearchFor): Searched {
  const [state, setState] = useState<Omit<Searched, 'pending'>>({ answer: null, refusal: null })
  const words = typed.trim()
  useEffect(() => {
    if (words === '') return undefined
    let wanted = true
    async function ask() {
      const answer = await search({ words }).catch(() => null)
      if (!wanted) return
      if (answer?.ok) setState({ answer: { words, found: answer.found }, refusal: null })
      else {
        const says = answer?.says ?? 'The server did not answer. Go on typing to try again.'
        setState({ answer: null, refusal: { says, signedOut: answer?.code === 'signed-out' } })
      }
    }
    const timer = setTimeout(() => void ask(), quietMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [words, search])
  if (words === '') return { pending: false, answer: null, refusal: null }
  return { ...state, pending: state.refusal === null && state.answer?.words !== words }
}
