import { formatNumber } from '../../../i18n/format.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `3.4 MB`: two figures are enough to know whether it fits. */
export function formatSize(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${formatNumber(value < 10 && power > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${UNITS[power]}`;
}
