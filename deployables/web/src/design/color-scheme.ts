import { useSyncExternalStore } from 'react';

export type SchemeChoice = 'light' | 'dark' | 'auto';
type Scheme = 'light' | 'dark';

const STORED = 'quested.color-scheme';
const device = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const readChoice = (): SchemeChoice => {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
};
let choice = readChoice();
const scheme = (): Scheme => (choice === 'auto' ? (device.matches ? 'dark' : 'light') : choice);

function apply(): void {
  // Mantine's own attribute: its pieces and our tokens follow the same word.
  document.documentElement.dataset.mantineColorScheme = scheme();
  for (const changed of listeners) changed();
}

/** Follows the device until somebody chooses; the choice belongs to the device, not to the person. */
export function startColorScheme(): void {
  device.addEventListener('change', apply);
  apply();
}

export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  localStorage.setItem(STORED, next);
  apply();
}

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
export const useScheme = (): Scheme => useSyncExternalStore(subscribe, scheme);
export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, () => choice);
