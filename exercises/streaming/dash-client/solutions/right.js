// Fetches a film over HTTP in the qualities that the network carries, and writes it to standard output.
// Arguments: HOST PORT PATH, the path being that of the manifest.
const http = require('node:http')
const { setTimeout: sleep } = require('node:timers/promises')

const inHandAtMost = 12
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

function get(url) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent }, (response) => {
      const pieces = []
      response.on('data', (piece) => pieces.push(piece))
      response.on('end', () => resolve({ status: response.statusCode, content: Buffer.concat(pieces) }))
      // Where the content ends before its Content-Length.
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}

// Attributes of the first element of that name, or of all.
function elements(text, name) {
  return [...text.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, inside]) =>
    Object.fromEntries(
      [...inside.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ),
  )
}

function readManifest(url, text) {
  const [mpd] = elements(text, 'MPD')
  const [template] = elements(text, 'SegmentTemplate')
  const seconds = Number(template.duration) / Number(template.timescale ?? 1)
  const [, hours = 0, minutes = 0, rest = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(
    mpd.mediaPresentationDuration,
  )
  const first = Number(template.startNumber ?? 1)
  const qualities = elements(text, 'Representation')
    .map(({ id, bandwidth }) => ({ id, bandwidth: Number(bandwidth) }))
    .sort((a, b) => a.bandwidth - b.bandwidth)
  const urlOf = (at, { id, bandwidth }) => {
    const name = template.media
      .replaceAll('$RepresentationID$', id)
      .replaceAll('$Bandwidth$', bandwidth)
      .replace(/\$Number(?:%0(\d+)d)?\$/, (_, width) => String(first + at).padStart(Number(width ?? 1), '0'))
    return new URL(name, url)
  }
  const count = Math.ceil((hours * 3600 + minutes * 60 + Number(rest)) / seconds)
  return { seconds, count, qualities, urlOf }
}

// The slower of the last two, with a reserve; the least quality where nothing is known.
function choose(qualities, rates) {
  const carries = rates.length === 0 ? 0 : 0.8 * Math.min(...rates.slice(-2))
  return Math.max(
    0,
    qualities.findLastIndex(({ bandwidth }) => bandwidth <= carries),
  )
}

async function fetchSegment(film, at, rates) {
  let chosen = choose(film.qualities, rates)
  for (let broken = 0; ; ) {
    const started = performance.now()
    try {
      const { status, content } = await get(film.urlOf(at, film.qualities[chosen]))
      if (status === 200) {
        rates.push((content.length * 8 * 1000) / (performance.now() - started))
        return content
      }
      if (chosen === 0)
        throw Object.assign(new Error(`the server said ${status} to a segment`), { final: true })
      chosen -= 1
    } catch (error) {
      broken += 1
      if (error.final || broken === 3) throw error
    }
  }
}

async function main(host, port, path) {
  const url = new URL(`http://${host}:${port}${path}`)
  const { status, content } = await get(url)
  if (status !== 200) throw new Error(`the server said ${status} to ${path}`)
  const film = readManifest(url, content.toString())
  const rates = []
  let began = null
  for (let at = 0; at < film.count; at += 1) {
    if (began !== null) {
      const room = began + (at + 1 - inHandAtMost) * film.seconds * 1000
      await sleep(Math.max(0, room - performance.now()))
    }
    process.stdout.write(await fetchSegment(film, at, rates))
    began ??= performance.now()
  }
  agent.destroy()
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(`The film could not be had: ${error.message}`)
  process.exitCode = 1
  agent.destroy()
})
