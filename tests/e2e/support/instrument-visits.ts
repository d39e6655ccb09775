// The pages of instruments, each moved: what is set stands in the address, and what an address sets is shown.
import type { Visit } from './joining-visits.ts'
import { scriptIsThere } from './script-there.ts'
import { expect } from './test.ts'

export const instrumentVisits: Record<string, Record<string, Visit>> = {
  '/instruments/page': {
    'signed out': async (page) => {
      await page.goto('/units')
      await page.getByRole('main').getByRole('link', { name: 'instruments to move' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Instruments' })).toBeVisible()
    },
  },
  '/instruments/page-load/page': {
    'set by its address': async (page) => {
      await page.goto('/instruments/page-load?rtt=40&objects=4&way=pipelined')
      await scriptIsThere(page)
      await page.getByRole('slider', { name: 'Round-trip time' }).fill('200')
      await expect(page).toHaveURL(/rtt=200&.*objects=4.*way=pipelined/)
      await expect(page.getByRole('figure')).toContainText('Persistent with pipelining')
    },
  },
  '/instruments/policies/page': {
    'that differ': async (page) => {
      await page.goto('/instruments/policies')
      await scriptIsThere(page)
      await expect(page.getByText(/They differ, for one on an established TCP packet/)).toBeVisible()
      await page.getByRole('textbox', { name: 'Policy B' }).fill('accept tcp port 80\nperhaps udp')
      await expect(page.getByText(/^Line 2: /)).toBeVisible()
    },
  },
  '/instruments/dns-bytes/page': {
    'a query that is made': async (page) => {
      await page.goto('/instruments/dns-bytes')
      await scriptIsThere(page)
      await expect(page.getByRole('list', { name: 'Names that are packed' })).toContainText('goes to 12')
      await page.getByText('Make a query').click()
      await page.getByRole('textbox', { name: 'Name to ask for' }).fill('mail.test')
      await page.getByRole('button', { name: 'Make the query' }).click()
      await expect(page.getByText(/It asks for mail\.test\. A/)).toBeVisible()
      await expect(page).toHaveURL(/octets=[0-9a-f]{4}01000001000000000000046d61696c0474657374/)
    },
    'octets that nobody can read': async (page) => {
      await page.goto('/instruments/dns-bytes?octets=2b6701000001000000000000c00c00010001')
      await expect(page.getByText(/A recipient cannot read it.* At octet 12/)).toBeVisible()
    },
  },
  '/instruments/http-reader/page': {
    'two requests': async (page) => {
      await page.goto('/instruments/http-reader')
      await scriptIsThere(page)
      await expect(page.getByRole('heading', { name: 'Request 2' })).toBeVisible()
      await page.getByRole('textbox', { name: 'Octets of the connection' }).press('ControlOrMeta+Home')
      await page.keyboard.type('X')
      await expect(page.getByText('octet 0: “XPOST” is no registered method', { exact: false })).toBeVisible()
      await expect(page).toHaveURL(/octets=XPOST/)
    },
    'a response that contradicts itself': async (page) => {
      await page.goto(
        '/instruments/http-reader?side=server&octets=HTTP%2F1.1+200+OK%0D%0AContent-Length%3A+3%0D%0ATransfer-Encoding%3A+chunked%0D%0A%0D%0A0%0D%0A%0D%0A',
      )
      await expect(page.getByText(/contradict each other/)).toBeVisible()
    },
  },
}
