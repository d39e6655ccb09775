// A thread of ./roundtrip test: takes one exercise after the other, and answers with the text to print.
import { parentPort } from 'node:worker_threads'
import { FolderTestSchema, testFolder } from './test-folder.ts'

parentPort?.on('message', (message: unknown) => void answer(message))

async function answer(message: unknown): Promise<void> {
  parentPort?.postMessage(await testFolder(FolderTestSchema.parse(message)), [])
}
