/** @type {import('next').NextConfig} */
const config = {
  // The tests build beside the site that may be running from this checkout.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // Our own edge does, a page as a whole (web/compressed-response.ts).
  compress: false,
  // Every reader gets the title with the head of the page, and not in a piece of its own after it: nothing of it is
  // waited for that the page does not wait for.
  htmlLimitedBots: /.*/,
  // `npm run check` judges types. The build has a configuration of its own, because Next rewrites the one it is
  // given to its liking.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.build.json' },
  experimental: {
    // A program of 1 MB, written as JSON with every character escaped, and as much again, so that larger ones are
    // refused with a sentence of ours. Only a session may send so much (web/check-body.ts).
    serverActions: { bodySizeLimit: '4mb' },
    // Nobody reads them in production, and they take a sixth of the build.
    turbopackSourceMaps: false,
    // The tests of a day wait for it (platform/build-site.ts).
    turbopackMinify: process.env.NEXT_DIST_DIR !== '.data/next-quick',
    // To write what a second build would find costs a first one a fifth of its time (platform/build-site.ts).
    turbopackFileSystemCacheForBuild: process.env.BUILT_BEFORE === 'yes',
  },
  // These load parts of themselves at run time, which a bundle would not hold.
  serverExternalPackages: ['pg', 'pg-boss', 'pino', '@prisma/client', '@prisma/adapter-pg'],
}

export default config
