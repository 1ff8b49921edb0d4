import { type Expression, type SqlBool, sql } from 'kysely';

/** `column` contains `text`, signs of LIKE taken literally; the same on both dialects, whose own escapes differ. */
export function contains(column: Expression<unknown>, text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`lower(${column}) like ${pattern.toLowerCase()} escape '!'`;
}
