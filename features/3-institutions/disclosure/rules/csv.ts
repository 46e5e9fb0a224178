/** A line of CSV (RFC 4180). A value that a spreadsheet would take for a formula gets an apostrophe before it. */
export const csvLine = (values: readonly string[]): string => `${values.map(quoted).join(',')}\r\n`

function quoted(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
