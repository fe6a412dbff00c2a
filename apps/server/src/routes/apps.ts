import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../http/answers.ts'
import { asFailure, nothingHere } from '../http/failures.ts'

/** Where each built app and the landing page lie. */
export type AppFolders = { admin: string; provider: string; customer: string; landing: string }

/** The three apps and the landing page: files compressed at build time, hashed ones for ever, deep links to the app's page. */
export async function addAppRoutes(app: FastifyInstance, folders: AppFolders): Promise<void> {
  for (const name of ['admin', 'provider', 'customer'] as const) {
    await app.register((scope) => addFolder(scope, folders[name], `/${name}`))
    // A relative link in the app's page needs the slash.
    app.get(`/${name}`, (request, reply) => reply.redirect(request.url.replace(`/${name}`, `/${name}/`), 308))
  }
  await app.register((scope) => addFolder(scope, folders.landing, ''))
}

async function addFolder(scope: FastifyInstance, root: string, prefix: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    scope.get(`${prefix}/`, (_request, reply) => notBuilt(reply))
    return
  }
  await scope.register(
    async (folder) => {
      // A path that no file can have (`//x`, one that is too long) is forbidden to the library; here it leads nowhere.
      folder.setErrorHandler((error, request, reply) => {
        if (asFailure(error).code !== 'FORBIDDEN') throw error
        return refuse(reply, nothingHere(request.id))
      })
      await folder.register(fastifyStatic, {
        root,
        preCompressed: true,
        cacheControl: false,
        setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
      })
      // The landing page has no places inside it; what it does not hold is answered like everything else.
      if (prefix === '') return
      folder.setNotFoundHandler((request, reply) =>
        isDeepLink(request) ? reply.sendFile('index.html') : refuse(reply, nothingHere(request.id)),
      )
    },
    { prefix },
  )
}

/** A name with a hash never changes what it holds; pages and icons are asked for again. */
const cachingOf = (path: string): string =>
  /[-.][\w-]{8,}\.(js|css|woff2|svg|png)(\.br|\.gz)?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** `/admin/payouts` is a place inside the app: it gets the app's page. `/admin/missing.js` does not. */
const isDeepLink = (request: FastifyRequest): boolean =>
  request.method === 'GET' && !(request.url.split('?', 1)[0] ?? '').includes('.')

const notBuilt = (reply: FastifyReply) =>
  reply.code(503).type('text/plain; charset=utf-8').send('This page is not built yet: npm start builds it.\n')
