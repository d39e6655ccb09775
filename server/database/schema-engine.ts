// Prisma's schema engine as WebAssembly, on our own database driver: the stock command line downloads a native
// engine, which a machine without a way out cannot.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Client, type ClientConfig, Pool } from 'pg'

export interface OpenSchemaEngine {
  engine: SchemaEngine
  close: () => Promise<void>
}

type Schemas = [path: string, content: string][]

/**
 * @param url connection string as `pg` reads it, sslmode and other options included.
 * @param schemas Prisma schema files, where the command at hand needs them.
 */
export async function openSchemaEngine(url: string, schemas?: Schemas): Promise<OpenSchemaEngine> {
  await loadWasm()
  const pool = catalogPool(url)
  const factory = bindMigrationAwareSqlAdapterFactory(new SchemaEngineAdapter(url, pool))
  const engine = await bindings.SchemaEngine.new({ datamodels: schemas }, () => {}, factory)
  return { engine, close: () => pool.end() }
}

let loaded: Promise<void> | undefined

function loadWasm(): Promise<void> {
  loaded ??= (async () => {
    const require = createRequire(import.meta.url)
    const file = path.join(
      path.dirname(require.resolve('@prisma/schema-engine-wasm')),
      'schema_engine_bg.wasm',
    )
    const { instance } = await WebAssembly.instantiate(readFileSync(file), {
      './schema_engine_bg.js': importsWithoutLingeringTimers(),
    })
    // Where the engine leaves its last words before it traps; the trap itself says only "unreachable".
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message: (said: string) => {
          throw new Error(`The schema engine failed: ${said}`)
        },
      },
    })
    // oxlint-disable-next-line no-underscore-dangle -- the engine's own names
    bindings.__wbg_set_wasm(instance.exports)
    // oxlint-disable-next-line no-underscore-dangle
    const start = instance.exports.__wbindgen_start
    if (typeof start === 'function') start()
  })()
  return loaded
}

/** The engine never clears its ten-second lock timeout, which would keep every caller from ending. */
function importsWithoutLingeringTimers(): WebAssembly.ModuleImports {
  const imports: WebAssembly.ModuleImports = { ...bindings }
  for (const name of Object.keys(imports)) {
    if (!name.startsWith('__wbg_setTimeout_')) continue
    imports[name] = (callback: () => void, afterMs: number) => setTimeout(callback, afterMs).unref()
  }
  return imports
}

/**
 * The driver rejects the catalogue types "char" (18) and name (19), and arrays of them, which introspection reads.
 * Names are announced as text (25) before anything looks. A "char" must reach the engine as a character, a type that
 * the driver never names: it is announced as a uuid (2950), which no catalogue query returns, and renamed afterwards.
 */
const catalogTypes = new Map([
  [18, 2950],
  [19, 25],
  [1002, 1009],
  [1003, 1009],
])

function namesCharacters<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
  return queryable
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>

function readsCatalog(connection: Connection): Connection {
  const startTransaction = connection.startTransaction.bind(connection)
  connection.startTransaction = async (level) => namesCharacters(await startTransaction(level))
  return namesCharacters(connection)
}

class CatalogClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.connection.prependListener('rowDescription', (message: { fields: { dataTypeID: number }[] }) => {
      for (const field of message.fields) {
        field.dataTypeID = catalogTypes.get(field.dataTypeID) ?? field.dataTypeID
      }
    })
  }
}

function catalogPool(connectionString: string): Pool {
  return new Pool({
    connectionString,
    Client: CatalogClient,
    max: 4,
    connectionTimeoutMillis: 10_000,
    application_name: 'roundtrip-migrate',
  })
}

/** Its own shadow database is dropped while the driver is still connected to it, which PostgreSQL refuses. */
class SchemaEngineAdapter extends PrismaPg {
  readonly #url: string

  constructor(url: string, pool: Pool) {
    super(pool)
    this.#url = url
  }

  override async connect(): Promise<Connection> {
    return readsCatalog(await super.connect())
  }

  override async connectToShadowDb(): Promise<Connection> {
    const name = `prisma_shadow_${crypto.randomUUID()}`
    await this.#administer(`CREATE DATABASE "${name}" TEMPLATE template0`)
    const shadowUrl = new URL(this.#url)
    shadowUrl.pathname = `/${name}`
    const pool = catalogPool(shadowUrl.href)
    const connection = readsCatalog(await new PrismaPg(pool).connect())
    const dispose = connection.dispose.bind(connection)
    connection.dispose = async () => {
      await dispose()
      await pool.end()
      await this.#administer(`DROP DATABASE "${name}" WITH (FORCE)`)
    }
    return connection
  }

  async #administer(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.#url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
}
