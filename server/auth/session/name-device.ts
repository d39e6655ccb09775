/** Browser and system of a User-Agent header (RFC 9110 section 10.1.5) in words, as far as they are commonly known. Most
 * browsers also name those that they descend from, so the order matters. */
export function nameDevice(userAgent: string | null): string {
  const said = (userAgent ?? '').slice(0, 500)
  const browser = browsers.find(([, mark]) => said.includes(mark))?.[0]
  const system = systems.find(([, mark]) => said.includes(mark))?.[0]
  if (browser === undefined && system === undefined) return 'A browser that does not say what it is'
  return `${browser ?? 'A browser'}${system === undefined ? '' : ` on ${system}`}`
}

const browsers = [
  ['Edge', 'Edg/'],
  ['Opera', 'OPR/'],
  ['Samsung Internet', 'SamsungBrowser/'],
  ['Firefox', 'Firefox/'],
  ['Firefox', 'FxiOS/'],
  ['Chrome', 'CriOS/'],
  ['Chrome', 'Chrome/'],
  ['Safari', 'Safari/'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['ChromeOS', 'CrOS'],
  ['macOS', 'Mac OS X'],
  ['Linux', 'Linux'],
] as const
