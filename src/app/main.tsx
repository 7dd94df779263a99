import '@fontsource-variable/ibm-plex-sans/standard.css'
import '@fontsource-variable/ibm-plex-sans/standard-italic.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import '@fontsource/ibm-plex-mono/latin-500.css'
import '@fontsource/ibm-plex-mono/latin-600.css'
import './tokens.css'
import './page.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Picture } from '../data/picture.ts'
import { warmUpMap } from '../map/warm-up.ts'
import { App } from './app.tsx'
import { ErrorBoundary } from './error-boundary.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// Before anything is drawn: the workers of both start while the chart loads.
warmUpMap()
const picture = new Picture()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } })}>
      <ErrorBoundary>
        <App picture={picture} />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
)
