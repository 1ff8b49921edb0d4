import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, describeSettings, kernelSettings, readSettings } from '#kernel/config.ts';

describe('settings', () => {
  it('have working defaults and take empty values as absent', () => {
    expect(readSettings(kernelSettings, { PORT: '' })).toMatchObject({ PORT: 3000, QUESTED_DATA: './data' });
  });

  it('refuse the start naming every wrong setting', () => {
    const read = () => readSettings(kernelSettings, { PORT: 'many', QUESTED_LOG_LEVEL: 'loud' });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/PORT[\s\S]*QUESTED_LOG_LEVEL/);
  });

  it('read secrets from the file NAME_FILE names, and say so when it cannot be read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'quested-config-')), 'key');
    writeFileSync(file, `${'k'.repeat(40)}\n`);
    expect(readSettings(kernelSettings, { QUESTED_SECRET_KEY_FILE: file }).QUESTED_SECRET_KEY).toBe('k'.repeat(40));
    expect(() => readSettings(kernelSettings, { QUESTED_SECRET_KEY_FILE: `${file}.gone` })).toThrow(
      /QUESTED_SECRET_KEY_FILE/,
    );
  });

  it('are each described', () => {
    for (const { name, text } of describeSettings(kernelSettings)) expect(text, name).not.toBe('');
  });
});
