// Fetches a message and prints it. Arguments: HOST PORT USER PASSWORD NUMBER
const net = require('node:net')

const [host, port, user, password, number] = process.argv.slice(2)

class Refused extends Error {}

/** What comes on the connection, by the line or by the count. */
class Received {
  constructor(connection) {
    this.pieces = connection[Symbol.asyncIterator]()
    this.bytes = Buffer.alloc(0)
  }

  async take(size) {
    while (this.bytes.length < size) await this.more()
    const taken = this.bytes.subarray(0, size)
    this.bytes = this.bytes.subarray(size)
    return taken
  }

  async line() {
    while (!this.bytes.includes('\r\n')) await this.more()
    return (await this.take(this.bytes.indexOf('\r\n') + 2)).toString('utf8').slice(0, -2)
  }

  async more() {
    const { done, value } = await this.pieces.next()
    if (done) throw new Error('the server hung up')
    this.bytes = Buffer.concat([this.bytes, value])
  }
}

const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`

async function fetchMessage(ask, received) {
  const greeting = await received.line()
  if (!greeting.startsWith('* OK')) throw new Refused(greeting)
  await ask(`LOGIN ${quoted(user)} ${quoted(password)}`)
  await ask('SELECT INBOX')
  const [message] = await ask(`FETCH ${number} BODY[]`)
  if (message === undefined) throw new Refused(`there is no message ${number}`)
  return message.toString('utf8')
}

async function main() {
  const connection = net.connect({ host, port: Number(port) })
  const received = new Received(connection)
  let count = 0
  const ask = async (command) => {
    count += 1
    const tag = `a${count}`
    connection.write(`${tag} ${command}\r\n`)
    const literals = []
    for (;;) {
      const line = await received.line()
      const size = /\{(\d+)\}$/.exec(line)?.[1]
      if (size !== undefined) literals.push(await received.take(Number(size)))
      else if (line.startsWith(`${tag} OK`)) return literals
      else if (line.startsWith(`${tag} `)) throw new Refused(line)
    }
  }
  const logOut = () => ask('LOGOUT')
  try {
    const message = await fetchMessage(ask, received).catch(async (error) => {
      if (error instanceof Refused) await logOut()
      throw error
    })
    await logOut()
    process.stdout.write(message.replaceAll('\r\n', '\n'))
  } catch (error) {
    console.error(`No message: ${error.message}`)
    process.exitCode = 1
  } finally {
    connection.end()
  }
}

main()
