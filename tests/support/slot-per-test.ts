// Vitest's set-up file of tests that start processes: each runs when there is room on the machine. The wait counts to no
// test's time.
import { beforeEach } from 'vitest'
import { slotTimeoutMs, takeSlot } from './slots.ts'

beforeEach(() => takeSlot(), slotTimeoutMs)
