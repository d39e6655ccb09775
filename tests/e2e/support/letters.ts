import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { ReceivedLetter } from '../../support/mail-server.ts'

/** The path of the link in the newest letter to an address, once one has come whose link starts so. */
export async function mailedLink(to: string, start: `/${string}/`): Promise<string> {
  let link = ''
  const find = () => {
    for (const { to: all, text } of received()) {
      const found = new RegExp(`https?://[^\\s/]+(${start}[\\w-]{43})\\n`).exec(text)?.[1]
      if (all.includes(to) && found !== undefined) link = found
    }
    return link
  }
  await expect.poll(find, { message: `a letter to ${to}`, timeout: 60_000 }).not.toBe('')
  return link
}

function received(): ReceivedLetter[] {
  const folder = process.env.E2E_LETTERS ?? ''
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
}
