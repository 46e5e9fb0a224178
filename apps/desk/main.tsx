import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ScreensProvider } from '#screens'
import { Desk } from './desk.tsx'

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <ScreensProvider>
      <Desk />
    </ScreensProvider>
  </StrictMode>,
)
