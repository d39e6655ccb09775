// The pages of whoever comes in: by a link, by a code, or with a password forgotten.
import { expect, type Page } from '@playwright/test'
import { as } from './visiting.ts'

export type Visit = (page: Page) => Promise<void>

export const joiningVisits: Record<string, Record<string, Visit>> = {
  '/notices/page': {
    'with nothing': async (page) => {
      await as(page, 'operator')
      await page.goto('/notices')
      await expect(page.getByText('Nothing has been told to you yet.')).toBeVisible()
    },
  },
  '/join/page': {
    'a wrong code': async (page) => {
      await page.goto('/join?code=AAAA-AAAA')
      await expect(page.getByText('No course is open under this code.')).toBeVisible()
    },
  },
  '/forgot/page': {
    'no address': async (page) => {
      await page.goto('/forgot')
      await page.getByLabel('Email address').fill('nobody@nowhere')
      await page.getByRole('button', { name: 'Mail me a link' }).click()
      await expect(page.getByText(/This is not an email address/)).toBeVisible()
    },
  },
  '/address/[token]/page': {
    'a link that does not work': async (page) => {
      await page.goto('/address/cut')
      await expect(page.getByText(/This link does not work/)).toBeVisible()
    },
  },
  '/reset/[token]/page': {
    'a link that does not work': async (page) => {
      await page.goto('/reset/cut')
      await expect(page.getByText(/This link does not work/)).toBeVisible()
    },
  },
  '/invitations/[token]/page': {
    'a link that does not work': async (page) => {
      await page.goto('/invitations/cut')
      await expect(page.getByText(/This link does not work/)).toBeVisible()
    },
  },
}
