import type { Finding, Question } from './verify-worker.ts'

/**
 * Has something checked in this browser. The checker is loaded now, not with the page; it gets bytes and keys and reaches
 * nothing else.
 */
export function checkHere(question: Question): Promise<Finding> {
  return new Promise(resolve => {
    const tooOld: Finding = {
      kind: 'unreadable',
      reason: '此浏览器不能在本机核验。请换用较新的浏览器，或者使用独立核验程序。',
    }
    let worker: Worker
    try {
      worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
    } catch {
      resolve(tooOld)
      return
    }
    worker.onmessage = ({ data }: MessageEvent<Finding>) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = () => {
      worker.terminate()
      resolve(tooOld)
    }
    worker.postMessage(question)
  })
}

/** The public keys of the log, as published beside it. */
export async function publishedKeys(): Promise<string> {
  const answer = await fetch('/ledger/keys.txt').catch(() => undefined)
  return answer?.ok ? answer.text() : ''
}
