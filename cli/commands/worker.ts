import { Command } from 'commander'

export const workerCommand = new Command('worker')
  .description('grade for the site whose database DATABASE_URL names, or that runs from this data folder')
  .action(async () => {
    const { work } = await import('#platform/work.ts')
    await work()
  })
