import { dayOf } from '#kernel'
import type { CaseAct, Handler } from '../../acts.ts'
import type { CaseState, EvidenceItem, Preservation } from '../state.ts'

export function afterInvestigating(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'inspectionRecorded':
      return withTeam({ ...state, inspections: [...state.inspections, act.data] }, act.data.team)
    case 'evidenceAdded': {
      const { evidenceId, kind, title, proves, source, collectedAt, place, team, file, pages } = act.data
      const item = { evidenceId, kind, title, proves, source, collectedAt, place, collectors: namesOf(team) }
      return withEvidence(state, { ...item, ...(file && { file }), ...(pages && { pages }) }, team)
    }
    case 'extractionRecorded': {
      const { evidenceId, description, proves, source, until, place, team, file } = act.data
      const item = { evidenceId, kind: 'electronic' as const, title: description, proves, source, place, file }
      return withEvidence(state, { ...item, collectedAt: until, collectors: namesOf(team) }, team)
    }
    case 'remoteInspectionRecorded': {
      const { captures, evidenceIds, place, team } = act.data
      const collectors = namesOf(team)
      const evidence = captures.map(({ title, url, capturedAt, file, proves }, i): EvidenceItem => {
        const source = `远程勘验截取，网址 ${url}`
        const evidenceId = evidenceIds[i]!
        return {
          evidenceId,
          kind: 'electronic',
          title,
          proves,
          source,
          collectedAt: capturedAt,
          place,
          collectors,
          file,
        }
      })
      const remoteInspections = [...(state.remoteInspections ?? []), act.data]
      return withTeam({ ...state, remoteInspections, evidence: [...state.evidence, ...evidence] }, team)
    }
    case 'evidencePreserved': {
      const { opens: _o, closes: _c, documents = [], ...facts } = act.data
      const noticeNumber = documents.find(d => d.form === '09')?.number
      const preservation = {
        ...facts,
        ...(noticeNumber && { noticeNumber }),
        confirmed: facts.approval === 'written',
      }
      return withTeam({ ...state, preservations: [...state.preservations, preservation] }, facts.team)
    }
    case 'preservationConfirmed':
      return withPreservation(state, act.data.preservationId, { confirmed: true })
    case 'preservedDisposed':
      return withTeam(withPreservation(state, act.data.preservationId, { disposed: act.data.outcome }), act.data.team)
    case 'correctionOrdered': {
      const { correctionId, content, at, deadline, team } = act.data
      const correction = { correctionId, content, orderedAt: at, corrected: false, ...(deadline && { deadline }) }
      return withTeam({ ...state, corrections: [...state.corrections, correction] }, team)
    }
    case 'correctionConfirmed': {
      const { correctionId, corrected, checkedAt, team } = act.data
      const recheckedOn = dayOf(checkedAt)
      const corrections = state.corrections.map(c =>
        c.correctionId === correctionId ? { ...c, corrected, recheckedOn } : c,
      )
      return withTeam({ ...state, corrections }, team)
    }
    case 'inquiryRecorded': {
      const { inquiryId, person, role, from, until, place, team, proves, minor, guardian } = act.data
      const interview = {
        ...{ inquiryId, person, role, from, until, place, team, proves, minor },
        ...(guardian && { guardian }),
      }
      return withTeam({ ...state, inquiries: [...state.inquiries, interview] }, team)
    }
    case 'investigationConcluded':
      return { ...state, stage: 'reviewing', conclusion: act.data }
    default:
      return undefined
  }
}

const namesOf = (team: readonly Handler[]): string[] => team.map(o => o.name)

/** Who took part in investigating is an investigator, assigned or not: he reviews nothing and chairs no hearing. */
export function withTeam(state: CaseState, team: readonly Handler[]): CaseState {
  return { ...state, everHandled: [...new Set([...state.everHandled, ...team.map(o => o.id)])] }
}

const withEvidence = (state: CaseState, item: EvidenceItem, team: readonly Handler[]): CaseState =>
  withTeam({ ...state, evidence: [...state.evidence, item] }, team)

function withPreservation(state: CaseState, id: string, change: Partial<Preservation>): CaseState {
  return {
    ...state,
    preservations: state.preservations.map(p => (p.preservationId === id ? { ...p, ...change } : p)),
  }
}
