// What `npm start` and `npm run dev` share: the steps from a checkout to a site that answers, each said with its time;
// then the web server and the grading worker under supervision, until we are told to end.
//
// How this works. What takes long runs in the background: the build from when there is a database client, the web
// server and the worker from when there is a build and a database. The steps are said in one order, and each shows
// how long it was still waited for. When one fails, the background is told by `signal`, waited for, and then everything
// that was begun is stopped.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildFolder, buildSite, isBuilt, testBuilds } from '#platform/build-site.ts'
import { compressBuild } from '#platform/compress-build.ts'
import { dataFolder, projectFolder } from '#platform/data-folder.ts'
import { prepareClient } from '#platform/prepare-client.ts'
import { preparePrograms } from '#platform/prepare-programs.ts'
import { ensurePackages, labPackages } from '#platform/system-packages.ts'
import { bold, dim, endWith, inSeconds, printStep, red } from '#platform/terminal.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations } from '#server/database/migrations.ts'
import { whyUnreachable } from '#server/database/why-unreachable.ts'
import { endingSignal } from './ending-signal.ts'
import { refuseBadSettings, refuseBusyPort, refuseSecondStart } from './refuse-start.ts'
import { endOrphans, removeRunning, writeRunning } from './running-file.ts'
import { type SupervisedProgram, supervise } from './supervise.ts'
import { waitUntilItAnswers } from './wait-until-it-answers.ts'
import { watchDatabase } from './watch-database.ts'

interface Start {
  /** Aborted when we are told to end, or a step failed. */
  signal: AbortSignal
  /** The ending alone; a second Ctrl-C dispatches `hurry` on it. */
  ending: AbortSignal
  /** Undo what was begun, the last one first. */
  stops: (() => Promise<void>)[]
  background: Promise<unknown>[]
}

export async function serve(mode: 'production' | 'development'): Promise<void> {
  const startedAt = performance.now()
  const ending = endingSignal()
  const failed = new AbortController()
  const signal = AbortSignal.any([ending.signal, failed.signal])
  const start: Start = { signal, ending: ending.signal, stops: [], background: [] }
  const endAll = async (): Promise<void> => {
    failed.abort()
    await Promise.allSettled(start.background)
    for (const stop of start.stops.toReversed()) await stop().catch((error: unknown) => console.error(error))
  }
  try {
    await bringUp(mode, startedAt, start)
    await ending.asked
    console.log(`\nStopping …`)
  } catch (error) {
    await endAll()
    // A step that failed because everything is being ended is not news.
    if (!ending.signal.aborted) endWith(error)
  }
  await endAll()
  process.exit(0)
}

async function bringUp(
  mode: 'production' | 'development',
  startedAt: number,
  { signal, ending, stops, background }: Start,
): Promise<void> {
  const inBackground = <T>(work: Promise<T>): Promise<T> => {
    background.push(work)
    work.catch(() => {})
    return work
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(dataFolder)
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 3_000)
  const url = `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`
  console.log(`\n${bold('Roundtrip')} ${dim(`· Node ${process.versions.node} · data in ${dataDir}`)}\n`)
  refuseSecondStart(dataDir)
  // The demo course is there to be tried; an operator of another one says so.
  process.env.PRACTICE ||= process.env.DATABASE_URL ? 'off' : 'on'
  process.env.BETTER_AUTH_SECRET ||= keepSecret(path.join(dataDir, 'auth-secret'))
  refuseBadSettings()
  await endOrphans(dataDir)
  await refuseBusyPort(port)

  await printStep('Database client', async () => ({ says: prepareClient() ? 'made' : 'ready', value: null }))
  const folder = testBuilds.find((one) => one === process.env.NEXT_DIST_DIR) ?? '.next'
  const site = inBackground(mode === 'production' ? prepareSite(folder, signal) : Promise.resolve(''))
  // While they are developed, they run as they stand.
  const programsReady = inBackground(mode === 'production' ? preparePrograms() : Promise.resolve())
  const packages = await printStep('System packages', async () => {
    const found = ensurePackages(labPackages, (line) => process.stdout.write(`${line} `))
    return {
      says: found.state === 'missing' ? `missing: ${found.names.join(', ')}` : found.state,
      value: found,
    }
  })
  const external = process.env.DATABASE_URL
  let cluster: EmbeddedPostgres | null = null
  if (!external) {
    cluster = await printStep('PostgreSQL', async () => {
      const value = await startEmbeddedPostgres({ dataDir, endWithParent: true })
      return { says: value.reused ? 'was running' : 'started', value }
    })
    stops.push(() => cluster?.stop() ?? Promise.resolve())
  }
  const databaseUrl = external || cluster?.url || ''
  process.env.DATABASE_URL = databaseUrl
  await printStep('Migrations', async () => {
    const because = await whyUnreachable(databaseUrl)
    if (because !== null) throw new Error(because)
    const applied = await applyMigrations(databaseUrl)
    return { says: applied.length > 0 ? `${applied.length} applied` : 'up to date', value: null }
  })
  await programsReady
  const env = {
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_URL: process.env.BETTER_AUTH_URL || url,
    NODE_ENV: mode,
    NEXT_DIST_DIR: folder,
    NEXT_TELEMETRY_DISABLED: '1',
    ROUNDTRIP_DATA: dataDir,
  }
  const log = (name: string): string => path.join(dataDir, 'log', `${name}.log`)
  const programs: { web?: SupervisedProgram; worker?: SupervisedProgram } = {}
  let ready = false
  const note = (event: string | null, isAlarm = true): void => {
    if (event) console.log(`${isAlarm ? red('!') : dim('·')} ${event}`)
    writeRunning(dataDir, {
      url,
      databaseUrl,
      ready,
      start: process.pid,
      web: programs.web?.pid() ?? null,
      worker: programs.worker?.pid() ?? null,
      postgres: cluster?.pid ?? null,
    })
  }
  stops.unshift(async () => removeRunning(dataDir))
  const began = (event: string | null, isAlarm: boolean): void => {
    // The child is not in `programs` yet when it starts for the first time.
    queueMicrotask(() => note(event, isAlarm))
  }
  const bringUpWeb = async (): Promise<string> => {
    await site
    signal.throwIfAborted()
    // Minutes may have passed since it was free: another start may have taken it while we built.
    await refuseBusyPort(port)
    programs.web = supervise(
      {
        name: 'The web server',
        args: [youngMemory, path.join(projectFolder, 'web/main.ts')],
        env: { ...env, HOST: host, PORT: String(port) },
        logFile: log('web'),
      },
      began,
    )
    programs.worker = supervise(
      {
        name: 'The grading worker',
        args: [path.join(projectFolder, 'worker/main.ts')],
        env,
        logFile: log('worker'),
      },
      began,
    )
    const children = [programs.web, programs.worker]
    stops.push(async () => {
      ending.addEventListener('hurry', () => children.forEach((child) => child.hurry()))
      await Promise.all(children.map((child) => child.stop()))
    })
    await waitUntilItAnswers(host, port, programs.web, signal)
    return 'answers'
  }
  const answering = inBackground(bringUpWeb())
  const seed = await printStep('Course', async () => {
    const { seedDemo, seedExercises, demoAccounts } = await import('#prisma/seed.ts')
    const lines = external ? await seedExercises() : await seedDemo()
    const { database } = await import('#server/database/client.ts')
    await database.$disconnect()
    const says = external ? 'exercises published' : 'demo course ready'
    return { says, value: { lines, accounts: external ? [] : demoAccounts } }
  })
  for (const line of seed.lines) console.log(`    ${dim(line)}`)
  if (mode === 'production') await printStep('Site', async () => ({ says: await site, value: null }))
  await printStep('Web server', async () => ({ says: await answering, value: null }))
  ready = true
  note(null)
  if (cluster)
    watchDatabase(cluster, dataDir, signal, (next) => {
      cluster = next
      note('PostgreSQL was gone and is running again.')
    })

  console.log(`\n  Open ${bold(url)}  ${dim(`(after ${inSeconds(performance.now() - startedAt)})`)}\n`)
  if (seed.accounts.length > 0) {
    console.log('  Demo accounts, in this embedded demo database only:')
    for (const { email, password, role } of seed.accounts) {
      console.log(`    ${email.padEnd(24)} ${password}   ${dim(role)}`)
    }
  } else console.log('  Make an account: ./roundtrip user add <email> --name "…" --operator')
  if (packages.state === 'missing') {
    console.log(`\n  Labs answer "not graded: sandbox unavailable" until you run:\n    ${packages.remedy}`)
  }
  console.log(
    `\n  ${dim(`Logs: ${path.join(dataDir, 'log')}. What works and what is missing: npm run doctor.`)}`,
  )
  console.log(`  ${dim('Ctrl-C stops everything.')}`)
  if (mode === 'production' && folder === '.next') {
    // The site answers meanwhile, with larger files.
    compressBuild(folder).catch((error: unknown) =>
      note(`The site's files could not be compressed: ${String(error)}`),
    )
  }
}

/** For what a page needs while it is written: with less, a fifteenth of the time went into looking it through. */
const youngMemory = '--max-semi-space-size=32'

/** Resolves to what to say of it. */
async function prepareSite(folder: BuildFolder, signal: AbortSignal): Promise<string> {
  if (isBuilt(folder)) return 'built before'
  await buildSite(folder, signal)
  return 'built'
}

/** A secret that is made once and kept readable for its owner only. */
function keepSecret(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
