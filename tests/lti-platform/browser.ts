/** The part of a browser that a launch needs: it keeps the cookies of the tool, and follows the platform's forms. */
export class LaunchBrowser {
  readonly jar = new Map<string, string>()
  readonly #site: string
  constructor(site: string) {
    this.#site = site
  }

  headers(): Headers {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Headers(cookie === '' ? {} : { cookie })
  }

  /** Where a response of the tool leads, after its cookies were kept. */
  keep(response: Response): string {
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.jar.delete(name)
      else this.jar.set(name, value)
    }
    const location = response.headers.get('location')
    return location === null ? '' : new URL(location, this.#site).href
  }

  /** What the platform's page would post to the tool. */
  static async formAt(address: string): Promise<URLSearchParams> {
    const response = await fetch(address)
    const page = await response.text()
    if (!response.ok) throw new Error(`${response.status}: ${page.slice(0, 300)}`)
    const fields = [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)]
    return new URLSearchParams(
      fields.map(([, name = '', value = '']) => [
        name,
        value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ]),
    )
  }
}
