const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Over TLS, or on this machine itself; with neither user nor password in it. As for single sign-on. */
export const isSafeAddress = (url: URL): boolean =>
  (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))) &&
  url.username === '' &&
  url.password === ''
