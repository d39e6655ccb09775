import { work } from '#platform/work.ts'

await work()
