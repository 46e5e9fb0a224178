import { type Static, Type } from 'typebox'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()

const spread = {
  p10: Type.Integer(),
  p25: Type.Integer(),
  median: Type.Integer(),
  p75: Type.Integer(),
  p90: Type.Integer(),
}

/** Like cases, and where an amount stands among them. Figures of cases; there is no sum and no rank in it. */
export const ComparisonView = Type.Object({
  /** Fen, or thousandths of the legal range. */
  measure: Type.Union([Type.Literal('amount'), Type.Literal('place')]),
  scope: Text,
  cases: Type.Integer(),
  withoutFine: Type.Integer(),
  ...spread,
  lower: Type.Integer(),
  upper: Type.Integer(),
  value: Type.Integer(),
  below: Type.Integer(),
  above: Type.Integer(),
  judged: Type.Boolean(),
  outlier: Nullable(Type.Union([Type.Literal('high'), Type.Literal('low')])),
  sentence: Text,
})
export type ComparisonView = Static<typeof ComparisonView>

/** Null figures: a group so small that they would be those of single cases. */
const FineGroup = { cases: Type.Integer(), spread: Nullable(Type.Object(spread)) }

/** The same by year, and by organ and year in the order of the divisions. */
export const DistributionReply = Type.Object({
  measure: Type.Union([Type.Literal('amount'), Type.Literal('place')]),
  /** Groups with fewer cases show no amounts. */
  smallestGroup: Type.Integer(),
  years: Type.Array(Type.Object({ year: Type.Integer(), ...FineGroup })),
  organs: Type.Array(Type.Object({ region: Text, organName: Text, year: Type.Integer(), ...FineGroup })),
})
export type DistributionReply = Static<typeof DistributionReply>
