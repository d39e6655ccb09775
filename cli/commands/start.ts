import { Command } from 'commander'

export const startCommand = new Command('start')
  .description('start the site and a grading worker, as npm start does')
  .action(async () => {
    const { serve } = await import('#platform/start/serve.ts')
    await serve('production')
  })
