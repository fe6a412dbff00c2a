import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, without a slash at its end. */
export const rootDir = dirname(dirname(fileURLToPath(import.meta.url)))
