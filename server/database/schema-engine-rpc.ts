#!/usr/bin/env node
// What PRISMA_SCHEMA_ENGINE_BINARY names: the engine's JSON-RPC over standard input and output, so that the stock
// `prisma migrate` commands run on the engine of schema-engine.ts.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { type OpenSchemaEngine, openSchemaEngine } from './schema-engine.ts'

const RequestSchema = z.object({ id: z.number(), method: z.string(), params: z.unknown() })
const DatasourceSchema = z.object({ url: z.string() })
const DiffResultSchema = z.object({ exitCode: z.number(), stdout: z.string().nullish() })

const { values, positionals } = parseArgs({
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
  allowPositionals: true,
  strict: false,
})
const datasource =
  typeof values.datasource === 'string' ? DatasourceSchema.parse(JSON.parse(values.datasource)).url : ''
const url = datasource || process.env.DATABASE_URL || ''
const files = z.array(z.string()).parse(values.datamodels ?? [])

let opened: Promise<OpenSchemaEngine> | undefined
const open = (): Promise<OpenSchemaEngine> =>
  (opened ??= openSchemaEngine(
    url,
    files.length > 0 ? files.map((file) => [file, readFileSync(file, 'utf8')]) : undefined,
  ))

if (positionals[0] === 'cli') process.exit(await runCommand(positionals[1] ?? ''))

const pending = new Set<Promise<void>>()
for await (const line of createInterface({ input: process.stdin })) {
  const answered: Promise<void> = answer(line).finally(() => pending.delete(answered))
  pending.add(answered)
}
await Promise.all(pending)
if (opened) await (await opened).close()

async function answer(line: string): Promise<void> {
  const request = RequestSchema.safeParse(JSON.parse(line))
  if (!request.success) return
  const { id, method, params } = request.data
  try {
    const { engine } = await open()
    const run: unknown = Reflect.get(engine, method === 'getDatabaseVersion' ? 'version' : method)
    if (typeof run !== 'function') throw new Error(`The schema engine has no method ${method}.`)
    const result: unknown = await run.call(engine, Array.isArray(params) ? params[0] : params)
    const diff = method === 'diff' ? DiffResultSchema.parse(result) : null
    if (diff?.stdout) send({ id: 1_000_000 + id, method: 'print', params: { content: diff.stdout } })
    send({ id, result: diff ? { exitCode: diff.exitCode } : (result ?? {}) })
  } catch (error) {
    const data = { is_panic: false, message: messageOf(error), error_code: codeOf(error) }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

async function runCommand(name: string): Promise<number> {
  if (name !== 'can-connect-to-database') {
    console.error(`The schema engine does not know the command "${name}".`)
    return 1
  }
  try {
    const { engine, close } = await open()
    await engine.version()
    await close()
    return 0
  } catch (error) {
    // The command line reads this line to say "can't reach the database".
    const fields = { error_code: 'P1001', message: messageOf(error) }
    console.error(JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields }))
    return 1
  }
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
