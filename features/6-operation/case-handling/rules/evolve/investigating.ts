import { dayOf } from '#kernel'
import type { CaseAct } from '../../acts.ts'
import type { CaseState } from '../state.ts'

export function afterInvestigating(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'inspectionRecorded':
      return { ...state, inspections: [...state.inspections, act.data] }
    case 'evidenceAdded': {
      const { evidenceId, kind, title, proves, source, collectedAt, place, team, file, pages } = act.data
      const item = {
        evidenceId,
        kind,
        title,
        proves,
        source,
        collectedAt,
        place,
        collectors: team.map(o => o.name),
        ...(file && { file }),
        ...(pages && { pages }),
      }
      return { ...state, evidence: [...state.evidence, item] }
    }
    case 'extractionRecorded': {
      const { evidenceId, description, proves, source, until, place, team, file } = act.data
      const item = {
        evidenceId,
        kind: 'electronic' as const,
        title: description,
        proves,
        source,
        collectedAt: until,
        place,
        collectors: team.map(o => o.name),
        file,
      }
      return { ...state, evidence: [...state.evidence, item] }
    }
    case 'evidencePreserved': {
      const { preservationId, items, preservedAt, approval, approverId } = act.data
      const preservation = {
        preservationId,
        items,
        preservedAt,
        approval,
        approverId,
        confirmed: approval === 'written',
      }
      return { ...state, preservations: [...state.preservations, preservation] }
    }
    case 'preservationConfirmed':
      return withPreservation(state, act.data.preservationId, { confirmed: true })
    case 'preservedDisposed':
      return withPreservation(state, act.data.preservationId, { disposed: act.data.outcome })
    case 'correctionOrdered': {
      const { correctionId, content, deadline } = act.data
      const correction = { correctionId, content, corrected: false, ...(deadline && { deadline }) }
      return { ...state, corrections: [...state.corrections, correction] }
    }
    case 'correctionConfirmed': {
      const { correctionId, corrected, checkedAt } = act.data
      const recheckedOn = dayOf(checkedAt)
      return {
        ...state,
        corrections: state.corrections.map(c =>
          c.correctionId === correctionId ? { ...c, corrected, recheckedOn } : c,
        ),
      }
    }
    case 'inquiryRecorded': {
      const { inquiryId, person, from, until, team, proves, minor } = act.data
      const interview = { inquiryId, person, from, until, officerIds: team.map(o => o.id), proves, minor }
      return { ...state, inquiries: [...state.inquiries, interview] }
    }
    case 'investigationConcluded':
      return { ...state, stage: 'reviewing', conclusion: act.data }
    default:
      return undefined
  }
}

function withPreservation(
  state: CaseState,
  id: string,
  change: Partial<CaseState['preservations'][number]>,
): CaseState {
  return {
    ...state,
    preservations: state.preservations.map(p => (p.preservationId === id ? { ...p, ...change } : p)),
  }
}
