export { checkAgainstLog } from './against-log.ts'
export { auditLog, type LogAudit, type LogAuditOptions } from './audit-log.ts'
export type { ReadLogFile } from './tree-audit.ts'
