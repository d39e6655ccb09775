'use client'
// What a reviewer works with, in a script of its own.
import dynamic from 'next/dynamic'

export const ReviewWork = dynamic(() =>
  import('#components/feedback/review-bench.tsx').then(({ ReviewBench }) => ReviewBench),
)
