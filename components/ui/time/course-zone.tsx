'use client'
import { createContext, type ReactNode, use } from 'react'

const Context = createContext<string | null>(null)

/** The zone in which dates are typed on this page; null is the reader's own. */
export const useCourseZone = () => use(Context)

export function CourseZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <Context value={zone}>{children}</Context>
}
