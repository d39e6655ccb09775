import { serve } from '#platform/start/serve.ts'

await serve('production')
