import { expect, it } from 'vitest'
import { softTarget } from '#components/shell/soft-target.ts'

const click = {
  defaultPrevented: false,
  button: 0,
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
}
const link = (attributes: Record<string, string>) => ({
  target: attributes.target ?? '',
  getAttribute: (name: string) => attributes[name] ?? null,
  hasAttribute: (name: string) => name in attributes,
})
const ours = { href: '/items/1', 'data-soft': '' }

it('follows a plain click on a link of ours', () => {
  expect(softTarget(click, link(ours))).toBe('/items/1')
  expect(softTarget(click, link({ ...ours, target: '_self' }))).toBe('/items/1')
})

it.each<[string, Partial<typeof click>, Record<string, string>]>([
  ['a click that something else has taken', { defaultPrevented: true }, {}],
  ['the middle button', { button: 1 }, {}],
  ['Ctrl, for another tab', { ctrlKey: true }, {}],
  ['Cmd, for another tab', { metaKey: true }, {}],
  ['Shift, for another window', { shiftKey: true }, {}],
  ['Alt, for a download', { altKey: true }, {}],
  ['a link to another tab', {}, { target: '_blank' }],
  ['a download', {}, { download: '' }],
])('leaves %s to the browser', (_, how, attributes) => {
  expect(softTarget({ ...click, ...how }, link({ ...ours, ...attributes }))).toBeNull()
})

it('leaves every other link to the browser', () => {
  expect(softTarget(click, link({ href: '/items/1' }))).toBeNull()
})
