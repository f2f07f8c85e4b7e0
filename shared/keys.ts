/** The keys of a closed table, as the non-empty tuple that `z.enum` wants. */
export const keysOf = <Table extends Record<string, unknown>>(
  table: Table,
): [keyof Table & string, ...(keyof Table & string)[]] =>
  // TypeScript types Object.keys as string[], because a value may have more keys than its type; our tables are literals.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]];
