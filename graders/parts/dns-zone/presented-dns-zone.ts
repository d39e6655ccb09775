import type { ZoneSetting } from '#graders/parts/dns-zone/live/setting.ts'

/** A dns-zone part as the student sees it: no requirement, no misconception, no solution. */
export interface PresentedDnsZone extends ZoneSetting {
  id: string
  kind: 'dns-zone'
  ask: string
  points: number
  starter: string
  /** Types of record that the grid offers. */
  types: readonly string[]
  lint: 'live' | 'after-submission'
}
