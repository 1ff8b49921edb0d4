import { createCipheriv, createDecipheriv, createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Seals short texts that must cross a wall or rest in a table without being readable there (AES-256-GCM). */
export interface Secrets {
  /** `purpose` binds the sealed text to its use: opening it for another one fails. */
  seal(text: string, purpose: string): string;
  /** Throws when the text was altered, sealed with another key or for another purpose. */
  open(sealed: string, purpose: string): string;
}

/** `key` is any long random text; the cipher key is its SHA-256. */
export function secretsFrom(key: string): Secrets {
  const cipherKey = createHash('sha256').update(key).digest();
  return {
    seal(text, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const newSecretKey = (): string => randomBytes(48).toString('base64url');

/**
 * A secret that lives beside the data: read when it is there, made on the first start (readable by its owner only).
 * Backups must hold it, or sealed texts and sessions are lost with it.
 */
export function keptSecret(folder: string, name: string, make: () => string): string {
  const file = join(folder, 'secrets', name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const value = make();
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, value, { mode: 0o600 });
  renameSync(draft, file);
  chmodSync(file, 0o600);
  return value;
}
