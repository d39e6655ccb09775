/** IPv4 as people write it, where a socket for both families says ::ffff:192.0.2.1. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:/i, '')
