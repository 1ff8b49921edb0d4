import { createHash } from 'node:crypto';
import { fold } from '../domain/folding.ts';

/** SHA-256 in hex: what is kept of secrets that are random themselves (NIST SP 800-63B §5.1.2 needs no slow hash there). */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The key under which a login id or address is unique: spelled differently, the same person. A fingerprint, so that no
 * database's own idea of equal letters (collation) comes into it.
 */
export const identityKey = (text: string): string => fingerprint(fold(text));
