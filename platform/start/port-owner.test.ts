import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findPortOwner } from './port-owner.ts'
import { refuseBusyPort } from './refuse-start.ts'

const linux = process.platform === 'linux'

test.runIf(linux)('a busy port is refused with who has it and what to do', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    expect(findPortOwner(port)?.pid).toBe(process.pid)
    await expect(refuseBusyPort(port)).rejects.toThrow(`Port ${port} is in use by process ${process.pid} (`)
    await expect(refuseBusyPort(port)).rejects.toThrow(`PORT=${port + 1} npm start`)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  expect(findPortOwner(port)).toBeNull()
  await refuseBusyPort(port)
})

test.each([Number.NaN, 0, 65_536, 3000.5])('%s is not a port', async (port) => {
  await expect(refuseBusyPort(port)).rejects.toThrow('is not a port. Give a number from 1 to 65535.')
})
