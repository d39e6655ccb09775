// What tests of an instructor's pages share.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { toLocal } from '#components/assignment/local-time.ts'

export const hourMs = 3_600_000

/** As a field of type datetime-local takes it; the browser lives in the zone of this process. */
export const local = (fromNowMs: number) =>
  toLocal(new Date(Date.now() + fromNowMs).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone)

/** The CSV of the gradebook that the page shows: a record for each student, by the names of its columns. */
export async function readCsv(page: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  return parse(readFileSync(await download.path(), 'utf8'), { bom: true, columns: true })
}

/** A German grading worksheet of Moodle with one student, who has no mark yet, and a comment that looks like a formula. */
export const moodleWorksheet = (name: string) =>
  `\ufeffID;Name;Status;Bewertung;Bestwertung;Änderbar;Kommentar\r\n"Teilnehmer/in7";"${name}";"Zur Bewertung";;"100,00";Ja;"=1+1"\r\n`
