import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const ManifestSchema = z.looseObject({
  node: z.record(z.string(), z.looseObject({ exportedName: z.string().optional() })),
})

interface Site {
  url: string
  dataDir: string
  /** Folder of its build. */
  build: string
}

/** Somebody who is signed in at a platform of ours, without a browser. */
export class SiteViewer {
  readonly #site: Site
  readonly #cookie: string

  /** `token` is of a session that stands in the database. */
  constructor(site: Site, token: string) {
    this.#site = site
    const secret = readFileSync(path.join(site.dataDir, 'auth-secret'), 'utf8').trim()
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    this.#cookie = `roundtrip.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  }

  /** Until the last byte. Throws for what is not 200. */
  async open(page: string): Promise<{ ms: number; bytes: number }> {
    const startedAt = performance.now()
    const response = await fetch(`${this.#site.url}${page}`, {
      headers: { cookie: this.#cookie },
      redirect: 'manual',
    })
    const { byteLength: bytes } = await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`${page} answered ${response.status}.`)
    return { ms: performance.now() - startedAt, bytes }
  }

  /** Calls a server action as a page does; what it answered, as text. */
  async act(page: string, action: string, input: object): Promise<string> {
    const { url } = this.#site
    const response = await fetch(`${url}${page}`, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        origin: url,
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
        'next-action': this.#idOf(action),
      },
      body: JSON.stringify([input]),
    })
    const text = await response.text()
    if (response.status === 200) return text
    throw new Error(`${action} answered ${response.status}: ${text.slice(0, 200)}`)
  }

  #idOf(action: string): string {
    const manifest = path.join(this.#site.build, 'server/server-reference-manifest.json')
    const { node } = ManifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')))
    const found = Object.entries(node).find(([, { exportedName }]) => exportedName === action)
    if (found === undefined) throw new Error(`The build has no action ${action}.`)
    return found[0]
  }
}
