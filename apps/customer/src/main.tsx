import './mantine.css'
import './app.css'
import { UiProvider } from '@h2s/ui/provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { apiClient, queryClient, TRPCProvider } from './api.ts'
import { App } from './app.tsx'
import { takeLinkFromAddress } from './link.ts'

takeLinkFromAddress()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <UiProvider density="comfortable">
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={apiClient} queryClient={queryClient}>
            <App />
          </TRPCProvider>
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  )
}
