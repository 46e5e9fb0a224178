import type { ExpectedCompetence } from './case-types.ts'
import type { RecordReader } from './reader.ts'

const ANSWERS = [
  'ours',
  'partly',
  'otherPlace',
  'otherLevel',
  'otherDepartment',
  'excludedBody',
  'assistOnly',
] as const satisfies readonly ExpectedCompetence['kind'][]

/** One line of `competence` in a law case. The place is the organ's own where none is written. */
export function readExpectedCompetence(r: RecordReader): ExpectedCompetence {
  const organ = r.region('organ')
  return {
    question: {
      ...(r.has('power') && { power: r.text('power') }),
      fieldCode: r.text('fieldCode'),
      on: r.day('on'),
      place: r.has('place') ? r.region('place') : organ,
      organ,
      party: {
        ...(r.has('institution') && { institution: r.text('institution') }),
        ...(r.has('permits') && { permits: r.texts('permits') }),
      },
    },
    kind: r.oneOf('answer', ANSWERS),
    ...(r.has('departments') && { departments: r.texts('departments') }),
    ...(r.has('penaltyKinds') && { penaltyKinds: r.texts('penaltyKinds') }),
    ...(r.has('region') && { region: r.text('region') }),
  }
}
