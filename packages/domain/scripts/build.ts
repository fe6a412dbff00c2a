import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes the package as ESM with types into a folder. Types name their neighbours by `.js`, as every compiler expects. */
export function build(packageDir: string, outDir: string): void {
  rmSync(outDir, { recursive: true, force: true })
  execFileSync('tsc', ['-p', join(packageDir, 'tsconfig.build.json'), '--outDir', outDir], { stdio: 'inherit' })
  for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    const path = join(outDir, file)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'),
    )
  }
}
