import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './App.tsx'
import { markStyles, readNonce } from './nonce.ts'

// zod would try to compile its parsers with eval, which the content security policy forbids.
z.config({ jitless: true })
const nonce = readNonce()
if (nonce) markStyles(nonce)

const root = document.getElementById('root')
if (!root) throw new Error('no #root in the page')
createRoot(root).render(<StrictMode><App nonce={nonce} /></StrictMode>)
