'use client'
// In a script of its own: a page that only says why an exercise cannot be tried loads none of it.
import dynamic from 'next/dynamic'

export const PracticeWork = dynamic(() =>
  import('#components/practice/practice-form.tsx').then(({ PracticeForm }) => PracticeForm),
)
