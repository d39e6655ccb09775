import { expect, it } from 'vitest'
import { tabAfterKey } from '#components/ui/tabs/tab-after-key.ts'

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 0],
  ['ArrowLeft', 0, 2],
  ['ArrowLeft', 1, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Enter', 0, undefined],
  ['constructor', 0, undefined],
])('%s from tab %i of three leads to %s', (key, at, to) => expect(tabAfterKey(key, at, 3)).toBe(to))
