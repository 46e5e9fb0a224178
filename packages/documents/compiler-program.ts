/**
 * The worker's program, kept as text so that it runs the same from source, under the test runner and from a bundle
 * (a bundler would move or rename a worker file). Plain CommonJS; `workerData` names the native module by absolute path.
 * One compiler lives here; messages are served one after the other, so the compiler is never entered twice.
 */
export const COMPILER_PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
const { NodeCompiler } = require(workerData.module)
const compiler = NodeCompiler.create({
  workspace: workerData.workspace,
  fontArgs: [{ fontPaths: workerData.fonts }],
})
function explain(result) {
  const found = result.takeDiagnostics()
  if (!found) return 'unknown typesetting error'
  const list = compiler.fetchDiagnostics(found)
  return list.filter(d => d.severity !== 'warning').map(d => d.message + ' at ' + d.path + ' ' + JSON.stringify(d.range)).join('; ')
}
function compile({ template, request, files, target }) {
  const shadows = Object.entries(files).map(([name, bytes]) => [workerData.workspace + '/' + name, Buffer.from(bytes)])
  for (const [path, bytes] of shadows) compiler.mapShadow(path, bytes)
  try {
    const result = compiler.compile({ mainFilePath: workerData.workspace + '/' + template, inputs: { request } })
    if (result.hasError() || !result.result) throw new Error(explain(result))
    const document = result.result
    const body = target === 'pdf' ? new Uint8Array(compiler.pdf(document)) : compiler.plainSvg(document)
    return { body, pages: document.numOfPages }
  } finally {
    for (const [path] of shadows) compiler.unmapShadow(path)
    compiler.evictCache(2)
  }
}
parentPort.on('message', job => {
  try {
    const { body, pages } = compile(job)
    parentPort.postMessage({ id: job.id, body, pages }, typeof body === 'string' ? [] : [body.buffer])
  } catch (error) {
    parentPort.postMessage({ id: job.id, error: String(error && error.message || error) })
  }
})
`
