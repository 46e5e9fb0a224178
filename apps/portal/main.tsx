import './styles/portal.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './portal.tsx'
import { applyView } from './view.ts'

applyView()
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
)
