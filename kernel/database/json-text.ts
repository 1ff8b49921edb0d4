import { Type } from '@mikro-orm/core';

/**
 * JSON kept as text (`longtext` on MySQL): the same object on SQLite, MySQL and MariaDB, and an empty schema diff on all
 * three, which the native JSON column has not.
 */
export class JsonText<T> extends Type<T, string> {
  override convertToDatabaseValue(value: T): string {
    return value === null || value === undefined ? (value as unknown as string) : JSON.stringify(value);
  }
  override convertToJSValue(value: string | T): T {
    return typeof value === 'string' ? (JSON.parse(value) as T) : value;
  }
  override getColumnType(_property: unknown, platform: { constructor: { name: string } }): string {
    return /^(MySql|MariaDb)/.test(platform.constructor.name) ? 'longtext' : 'text';
  }
  override compareAsType(): string {
    return 'string';
  }
  override ensureComparable(): boolean {
    return true;
  }
  override get runtimeType(): string {
    return 'object';
  }
}
