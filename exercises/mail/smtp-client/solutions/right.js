// Hands a letter in to a mail server. Arguments: HOST PORT FROM TO... The letter stands on standard input.
const net = require('node:net')
const { text } = require('node:stream/consumers')

const [host, port, sender, ...recipients] = process.argv.slice(2)

class Refused extends Error {}

/** Replies, each whole, in the order in which they come. */
async function* replies(connection) {
  let received = ''
  let reply = []
  for await (const piece of connection) {
    received += piece.toString('latin1')
    const lines = received.split('\r\n')
    received = lines.pop()
    for (const line of lines) {
      console.log('S:', line)
      reply.push(line)
      if (line[3] === '-') continue
      yield reply.join(' / ')
      reply = []
    }
  }
}

async function nextOf(incoming) {
  const { done, value } = await incoming.next()
  if (done) throw new Error('the server hung up')
  return value
}

async function handIn(ask, incoming, letter) {
  const greeting = await nextOf(incoming)
  if (!greeting.startsWith('2')) throw new Refused(greeting)
  await ask('EHLO client.a.example', '2').catch((error) => {
    if (!(error instanceof Refused)) throw error
    return ask('HELO client.a.example', '2')
  })
  await ask(`MAIL FROM:<${sender}>`, '2')
  const refused = []
  for (const recipient of recipients) {
    await ask(`RCPT TO:<${recipient}>`, '2').catch((error) => {
      if (!(error instanceof Refused)) throw error
      refused.push(error.message)
    })
  }
  if (refused.length === recipients.length) return refused
  await ask('DATA', '3')
  const lines = letter.replace(/\n$/, '').split('\n')
  const protectedLines = lines.map((line) => (line.startsWith('.') ? `.${line}` : line))
  await ask([...protectedLines, '.'].join('\r\n'), '2')
  return refused
}

async function main() {
  const letter = await text(process.stdin)
  const connection = net.connect({ host, port: Number(port) })
  const incoming = replies(connection)
  const ask = async (line, wanted) => {
    connection.write(`${line}\r\n`)
    const reply = await nextOf(incoming)
    if (!reply.startsWith(wanted)) throw new Refused(`${line}: ${reply}`)
  }
  try {
    const trouble = await handIn(ask, incoming, letter).catch((error) => {
      if (error instanceof Refused) return [error.message]
      throw error
    })
    await ask('QUIT', '2')
    return trouble
  } catch (error) {
    return [`${host} port ${port}: ${error.message}`]
  } finally {
    connection.end()
  }
}

main().then((trouble) => {
  for (const line of trouble) console.error('Not delivered:', line)
  process.exitCode = trouble.length > 0 ? 1 : 0
})
