import './styles.css'
import { Announcer } from '@h2s/ui/announce'
import { UiProvider } from '@h2s/ui/provider'
import { Toasts } from '@h2s/ui/toasts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { createAppRouter } from './routes.tsx'
import { App } from './shell/app.tsx'

const router = createAppRouter(App)

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <UiProvider density="compact">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Announcer />
          <Toasts />
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  )
}
