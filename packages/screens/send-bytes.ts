/** Posts bytes and says how far they have come; rejects when no answer came. */
export type SendBytes = (path: string, bytes: Blob, onProgress: (share: number) => void) => Promise<Response>

/** `fetch` cannot tell how much of a body has left; the older way of asking can. */
export const sendBytes: SendBytes = (path, bytes, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = event => onProgress(event.total > 0 ? event.loaded / event.total : 1)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(new Error(`no answer to POST ${path}`))
    request.send(bytes)
  })
