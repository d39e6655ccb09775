// What a file of a submission looks like, by its name and its text: a client, a server, a part of another, a test.
// It decides only what is started; a wrong guess is a failed check, and --entry corrects it.

export type ProgramRole = 'client' | 'server'

/** A program that is given a PORT, and no HOST that it is the port of, waits there; any other turns to a server. */
export const roleOf = (argumentNames: readonly string[]): ProgramRole =>
  argumentNames.includes('PORT') && !argumentNames.includes('HOST') ? 'server' : 'client'

const servesWords =
  /\blisten\s*\(|\bbind\s*\(|\bcreateServer\b|\bstart_server\b|\bcreate_server\b|\bsocketserver\b|\blocal_addr\b|\bListen(?:TCP|UDP|Packet|AndServe)\s*\(|\bServerSocket(?:Channel)?\b|\bnew\s+DatagramSocket\s*\(\s*[^\s)]/i
const connectsWords =
  /\bconnect(?:_ex)?\s*\(|\bcreate_connection\b|\bcreateConnection\b|\bopen_connection\b|\bsendto\s*\(|\bnew\s+(?:Datagram)?Socket\s*\(|\bSocketChannel\.open\b|\bDial(?:TCP|UDP|Timeout)?\s*\(/

export function fitsRole(
  file: string,
  role: ProgramRole,
  text: string | null,
): 'this one' | 'the other' | 'unclear' {
  const name = baseName(file)
  const [isClient, isServer] = [/client/i.test(name), /server/i.test(name)]
  const says = (is: ProgramRole) => (is === role ? 'this one' : 'the other')
  if (isClient !== isServer) return says(isClient ? 'client' : 'server')
  if (text === null) return 'unclear'
  if (servesWords.test(text)) return says('server')
  return connectsWords.test(text) ? says('client') : 'unclear'
}

/** Tests, set-up and configuration, which nobody starts as the program. */
export function isNoProgram(file: string): boolean {
  return (
    /(?:^|\/)(?:__tests__|tests?|node_modules|\.[^/]+)\//i.test(file) ||
    /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|__init__)\.(?:py|c|go)$/i.test(file) ||
    /\.(?:test|spec|config|d)\.[cm]?[jt]s$/i.test(file) ||
    /(?:^|\/)(?:[^/]*Tests?|(?:module|package)-info)\.java$/.test(file)
  )
}

/** Whether another of the files imports it. */
export function isImported(
  file: string,
  files: readonly string[],
  textOf: (file: string) => string | null,
): boolean {
  const module = baseName(file).replace(/\.[^.]*$/, '')
  const name = module.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const imports = new RegExp(
    String.raw`^[ \t]*(?:from[ \t]+\.*(?:\w+\.)*${name}[ \t]+import|import[ \t]+(?:[\w., ]*\b)?${name}\b)|['"](?:\.{1,2}/)[\w./-]*\b${name}(?:\.\w+)?['"]`,
    'm',
  )
  return files.some((other) => other !== file && imports.test(textOf(other) ?? ''))
}

/** Whether another of the files takes it in as text, as C does. */
export function isIncluded(
  file: string,
  files: readonly string[],
  textOf: (file: string) => string | null,
): boolean {
  const name = baseName(file).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const includes = new RegExp(
    String.raw`^[ \t]*#[ \t]*include[ \t]*[<"](?:[^<>"\n]{0,200}/)?${name}[>"]`,
    'm',
  )
  return files.some((other) => other !== file && includes.test(textOf(other) ?? ''))
}

/** A part of a program in C, Java or Go, which is built with the one that begins. */
export const lacksMain = (file: string, text: string | null): boolean =>
  /\.(?:c|java|go)$/i.test(file) && text !== null && !/\bmain\s*\(/.test(text)

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1)
