import { type Files, fileOf } from '../bundle/files.ts'
import { actPaths, CHECKPOINTS, MANIFEST, parseManifest } from '../bundle/manifest.ts'
import { fromUtf8, toHex } from '../bytes.ts'
import { parseCheckpoint } from '../checkpoint.ts'
import { decodeEntry } from '../entry.ts'
import { parseNote } from '../note.ts'
import { type CheckStep, fail, runStep } from '../step.ts'
import { auditLog, type LogAudit, type LogAuditOptions } from './audit-log.ts'
import { trustedFor } from './log-heads.ts'
import type { ReadLogFile } from './tree-audit.ts'

/**
 * Compares a bundle that was found genuine with the log itself: that the log still contains the head the bundle was made
 * under, that the bundle left out no act of the case, and what was done in the case since. Only this shows a bundle that
 * ends too early, or a log that shows one history to one person and another to the next.
 * @throws Unreachable, when `read` does
 */
export async function checkAgainstLog(
  files: Files,
  read: ReadLogFile,
  options: Pick<LogAuditOptions, 'keys'>,
): Promise<LogAudit> {
  const manifest = parseManifest(fileOf(files, MANIFEST))
  const head = parseCheckpoint(parseNote(fromUtf8(fileOf(files, CHECKPOINTS.sha256))).text)
  const { objectPseudonym } = decodeEntry(fileOf(files, actPaths(0).entry))
  const ofCase: number[] = []
  const audit = await auditLog(read, {
    keys: options.keys,
    rootsAt: [head.size],
    onEntry(entry, index) {
      if (entry.objectPseudonym === objectPseudonym) ofCase.push(index)
    },
  })
  const hasKey = trustedFor(options.keys, 'sha256').length > 0
  const compare = (name: string, check: () => string): CheckStep => runStep(name, () => (hasKey ? check() : undefined))
  const steps = [
    ...audit.steps,
    compare('账本含有案卷包的检查点', () => {
      const root = audit.roots.get(head.size)?.sha256
      if (audit.origin !== head.origin) fail(`账本是 ${audit.origin ?? '另一账本'}，案卷包出自 ${head.origin}`)
      if (root === undefined) fail(`账本只有 ${audit.size} 条，案卷包的检查点有 ${head.size} 条`)
      if (root !== toHex(head.root)) fail(`账本前 ${head.size} 条与案卷包的检查点不符：两处看到的历史不同`)
      return `前 ${head.size} 条与案卷包的检查点一致`
    }),
    compare('没有遗漏的行为', () => {
      const inBundle = manifest.acts.map(act => act.idx)
      const atHead = ofCase.filter(index => index < head.size)
      const missing = atHead.filter(index => !inBundle.includes(index))
      if (missing.length > 0) fail(`案卷包遗漏了账本中本案的第 ${missing.join('、')} 条`)
      if (inBundle.some(index => !atHead.includes(index))) fail('案卷包中有账本没有的行为')
      const later = ofCase.length - atHead.length
      return later === 0 ? '此后本案没有新的行为' : `制作案卷包以后，本案又有 ${later} 个行为，请索取新的案卷包`
    }),
  ]
  return { ...audit, steps, genuine: audit.genuine && steps.every(step => step.ok) }
}
