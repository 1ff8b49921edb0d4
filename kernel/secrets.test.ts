import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptSecret, newSecretKey, secretsFrom } from '#kernel/secrets.ts';

describe('secrets', () => {
  const secrets = secretsFrom(newSecretKey());

  it('open what was sealed, for the same purpose only', () => {
    const sealed = secrets.seal('ひみつ', 'mail');
    expect(secrets.open(sealed, 'mail')).toBe('ひみつ');
    expect(() => secrets.open(sealed, 'slip')).toThrow();
    expect(() => secretsFrom(newSecretKey()).open(sealed, 'mail')).toThrow();
  });

  it('notice one altered byte', () => {
    const bytes = Buffer.from(secrets.seal('text', 'mail'), 'base64url');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    expect(() => secrets.open(bytes.toString('base64url'), 'mail')).toThrow();
  });

  it('are made once and kept for their owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quested-secrets-'));
    const first = keptSecret(folder, 'key', newSecretKey);
    expect(keptSecret(folder, 'key', newSecretKey)).toBe(first);
    expect(statSync(join(folder, 'secrets/key')).mode & 0o777).toBe(0o600);
  });
});
