import type { Connection, Identity } from '#host'
import { type Clock, refuse } from '#kernel'
import { type CommandName, commands } from '../rules/commands.ts'
import { asFilled, type FieldSchema } from '../rules/documents/as-filled.ts'
import type { DocumentMaker } from '../rules/documents/draft.ts'
import { previewMakers } from '../rules/documents/index.ts'
import { isAllowed } from '../rules/stage.ts'
import { loadContext } from './context.ts'
import { previewDocuments } from './documents.ts'
import { getCaseState } from './get-case-state.ts'
import type { CaseServices } from './services.ts'

/**
 * The documents a command would make with what has been filled in so far; none where the case does not offer the command.
 * Decides nothing. @throws Refusal `caseHandling.commandUnknown`, `caseHandling.unknown`
 */
export async function previewCommand(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; command: string; data: Record<string, unknown>; by: Identity },
  clock: Clock,
): Promise<{ form: string; title: string; pages: string[] }[]> {
  const name = asked.command as CommandName
  if (!Object.hasOwn(commands, name)) {
    refuse({
      code: 'caseHandling.commandUnknown',
      kind: 'invalid',
      message: '没有这个办理事项。',
      next: '办理事项见接口目录。',
      field: '/command',
    })
  }
  const maker = previewMakers[name] as DocumentMaker<CommandName> | undefined
  if (!maker) return []
  const { state, organId } = await getCaseState(connection, asked.caseId)
  if (!isAllowed(state.stage, name)) return []
  const { caseId, by } = asked
  const context = await loadContext(connection, services, { caseId, organId, state, by }, clock)
  const filled = asFilled(commands[name].body as FieldSchema, asked.data) ?? {}
  const drafts = maker(filled as never, state, context)
  return previewDocuments(services, drafts, context)
}
