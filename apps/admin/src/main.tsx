import './styles.css'
import { Announcer } from '@h2s/ui/announce'
import { UiProvider } from '@h2s/ui/provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { createAppRouter } from './routes.tsx'
import { App } from './shell/app.tsx'

/* Nobody is told anything in the first second: toasts come after the page. */
const Toasts = lazy(() => import('@h2s/ui/toasts').then((file) => ({ default: file.Toasts })))
const router = createAppRouter(App)

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <UiProvider density="compact">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Announcer />
          <Suspense fallback={null}>
            <Toasts />
          </Suspense>
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  )
}
