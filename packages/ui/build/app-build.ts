import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HtmlTagDescriptor, Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const squeezable = /\.(?:js|css|html|svg|json|webmanifest|txt|map)$/

/**
 * Runs before the first paint, as a file of its own: an inline script would need a hole in the content security policy.
 * The key is the one of src/provider.tsx.
 */
const colorSchemeScript = `(function(){var s=null;try{s=localStorage.getItem('h2s-color-scheme')}catch(e){}
if(s!=='light'&&s!=='dark'){s=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'}
document.documentElement.setAttribute('data-mantine-color-scheme',s)})()
`

/** Adds the colour scheme script and the preload of the one font file to the page. */
function firstPaint(): Plugin {
  let base = '/'
  let building = false
  const name = `assets/first-paint-${createHash('sha256').update(colorSchemeScript).digest('hex').slice(0, 8)}.js`
  return {
    name: 'h2s-first-paint',
    configResolved(config) {
      base = config.base
      building = config.command === 'build'
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `${base}${name}`) return next()
        response.setHeader('content-type', 'text/javascript')
        response.end(colorSchemeScript)
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source: colorSchemeScript })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const tags: HtmlTagDescriptor[] = [
          { tag: 'script', attrs: { src: `${base}${name}` }, injectTo: 'head-prepend' },
        ]
        const font = building
          ? Object.keys(context.bundle ?? {}).find((file) => /inter-latin-wght-normal.*\.woff2$/.test(file))
          : undefined
        if (font)
          tags.push({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `${base}${font}`, crossorigin: '' },
            injectTo: 'head-prepend',
          })
        return tags
      },
    },
  }
}

/** Writes file.br and file.gz beside every text file of the build, so that the server never compresses. */
export function precompress(): Plugin {
  return {
    name: 'h2s-precompress',
    apply: 'build',
    enforce: 'post',
    async writeBundle(options, bundle) {
      const folder = options.dir
      if (!folder) return
      await Promise.all(
        Object.keys(bundle)
          .filter((file) => squeezable.test(file))
          .map(async (file) => {
            const path = join(folder, file)
            const source = await readFile(path)
            const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: source.length }
            await Promise.all([
              brotli(source, { params }).then((small) => writeFile(`${path}.br`, small)),
              zip(source, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
            ])
          }),
      )
    },
  }
}

/** What the first page needs comes in one file: shared with later pages, it would be cut into twenty, each asked for by itself. */
function oneStart(): Plugin {
  return {
    name: 'h2s-one-start',
    config: () => ({
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } } },
    }),
  }
}

/** What the three apps share when they are built. */
export function appBuild(): Plugin[] {
  return [oneStart(), firstPaint(), precompress()]
}
