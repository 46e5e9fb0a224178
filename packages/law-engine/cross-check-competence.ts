import type { LawFault } from './data-error.ts'
import type { Law } from './types.ts'

/** Departments and fields that do not exist. */
export function crossCheckCompetence(law: Law, faults: LawFault[]): void {
  const departments = new Set(law.departments.map(d => d.id))
  const fields = new Set(law.fields.map(f => f.code))
  const say = (file: string, key: string, problem: string, remedy: string) =>
    faults.push({ file, key, problem, remedy })
  for (const power of law.powers) {
    for (const id of power.competentBody.departments.filter(id => !departments.has(id))) {
      const file = `powers/${power.fieldCode}/${power.code}.yaml`
      say(
        file,
        `${power.code}.competentBody.departments`,
        `没有部门 ${id}`,
        '请从 departments.yaml 中选择，或者在那里补上',
      )
    }
  }
  for (const body of law.excludedBodies) {
    const file = 'excluded-bodies.yaml'
    if (!departments.has(body.department)) say(file, body.id, `没有部门 ${body.department}`, '请核对部门编号')
    for (const field of body.fields.filter(f => !fields.has(f)))
      say(file, body.id, `没有领域 ${field}`, '请核对领域代码')
  }
}
