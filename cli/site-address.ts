const usualPort = 3_000

/** Where people reach the site, as links name it: BETTER_AUTH_URL, or this machine. */
export const siteAddress = () =>
  new URL(process.env.BETTER_AUTH_URL || `http://localhost:${process.env.PORT || usualPort}`).origin
