import { cookies } from 'next/headers'
import { isSecureSite } from '#server/auth/auth.ts'
import { deviceCookie } from '#server/auth/sign-in/device-cookie.ts'

/** The browser keeps who signed in on this device: guesses elsewhere do not make them wait. */
export async function keepDevice(device: string): Promise<void> {
  const jar = await cookies()
  jar.set(deviceCookie.name, device, {
    maxAge: deviceCookie.maxAge,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
  })
}
