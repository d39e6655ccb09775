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
      await expect(page.getByText(/octet 0: The method XPOST is not registered/)).toBeVisible()
      await expect(page).toHaveURL(/octets=XPOST/)
    },
    'a response that contradicts itself': async (page) => {
      await page.goto(
        '/instruments/http-reader?side=server&octets=HTTP%2F1.1+200+OK%0D%0AContent-Length%3A+3%0D%0ATransfer-Encoding%3A+chunked%0D%0A%0D%0A0%0D%0A%0D%0A',
      )
      await expect(page.getByText(/contradict each other:/)).toBeVisible()
    },
  },
  '/instruments/dns-walk/page': {
    'a zone that is broken': async (page) => {
      await page.goto('/instruments/dns-walk')
      await scriptIsThere(page)
      await expect(page.getByText('Found by way of one alias: 198.51.100.80')).toBeVisible()
      await page.getByRole('button', { name: 'Take out dns.test.' }).click()
      await expect(page.getByText(/^Stuck: ns\.dns\.test\. is to be asked next/)).toBeVisible()
      await page.getByRole('button', { name: 'From the beginning' }).click()
      await page.getByRole('button', { name: 'Next step' }).click()
      await expect(page.getByText('Step 2 of')).toBeVisible()
      await expect(page).toHaveURL(/steps=2&(?!.*zone3)/)
    },
    'what no zone is': async (page) => {
      await page.goto('/instruments/dns-walk?zone1=%00&zone2=..%20..%20..&name=%2e%2e')
      await scriptIsThere(page)
      await expect(page.getByText('Write a name to ask for.')).toBeVisible()
    },
  },
  '/instruments/cache/page': {
    'private, with a line that cannot be read': async (page) => {
      await page.goto('/instruments/cache?cache=private')
      await scriptIsThere(page)
      await expect(page.getByText(/^Of 9 requests, /)).toBeVisible()
      const requests = page.getByRole('textbox', { name: 'What comes to the cache' })
      await requests.fill('0 s /logo.png\n59 s /logo.png')
      await expect(
        page.getByText(/is 59 s old and has a lifetime of 60 s \(max-age\): it is fresh/),
      ).toBeVisible()
      await requests.fill('0 s /logo.png\nsoon')
      await expect(page.getByText('Line 2: write when it comes')).toBeVisible()
    },
  },
  '/instruments/rate-adaptation/page': {
    'the best choice': async (page) => {
      await page.goto('/instruments/rate-adaptation?choice=highest')
      await scriptIsThere(page)
      await expect(page.getByText(/stands still .* in all/)).toBeVisible()
      await page.getByRole('button', { name: 'Choose the best' }).click()
      await expect(page.getByText(/and never stands still/)).toBeVisible()
      await expect(page).toHaveURL(/choice=own&.*own=[0-2]{8}/)
    },
  },
  '/instruments/swarm/page': {
    'whose seed goes': async (page) => {
      await page.goto('/instruments/swarm?leaves=9&picking=in-order&round=999')
      await scriptIsThere(page)
      await expect(page.getByText(/^The seed is gone\. .* nowhere any more\.$/)).toBeVisible()
      await page.getByRole('slider', { name: 'The seed stays' }).fill('0')
      await expect(page.getByText(/^The seed is there\./)).toBeVisible()
      await page.getByRole('slider', { name: 'After round' }).fill('3')
      await expect(page).toHaveURL(/leaves=0&.*round=3/)
    },
  },
  '/instruments/handshake/page': {
    'that fails': async (page) => {
      await page.goto('/instruments/handshake?left=tls13-early-data&right=tls12-full&rtt=50')
      await scriptIsThere(page)
      await expect(page.getByRole('region', { name: 'TLS 1.2' })).toContainText('begins to arrive at 200 ms')
      await page.getByRole('combobox', { name: 'What goes wrong' }).selectOption('expired-certificate')
      await expect(
        page.getByText(/alert certificate_expired, which anybody on the way can read/),
      ).toBeVisible()
      await expect(page).toHaveURL(/fault=expired-certificate/)
    },
  },
  '/instruments/pipeline/page': {
    'a signature that is gone': async (page) => {
      await page.goto('/instruments/pipeline')
      await scriptIsThere(page)
      await page.getByRole('combobox', { name: 'Begin with' }).selectOption('sealed')
      await expect(page.getByRole('list', { name: 'Requirements' })).toContainText('Trudy sends Bob')
      await page.getByRole('button', { name: 'Add a step: hash' }).click()
      await expect(page).toHaveURL(/seal\+message/)
      await expect(page.getByText(/Step 2: It takes nothing/)).toBeVisible()
    },
  },
}
