// Where everything that must survive is kept: `.data` in the checkout, or the folder that ROUNDTRIP_DATA names.
import path from 'node:path'

export const projectFolder: string = path.resolve(import.meta.dirname, '..')

export const dataFolder: string = path.resolve(projectFolder, process.env.ROUNDTRIP_DATA || '.data')
