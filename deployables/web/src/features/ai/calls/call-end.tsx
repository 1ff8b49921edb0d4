import type { AiCallRow } from '#contracts/ai/admin.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const TONES: Record<NonNullable<AiCallRow['finish']>, Tone> = {
  complete: 'ok',
  tooLong: 'soon',
  cut: 'soon',
  stopped: 'quiet',
  refused: 'soon',
  failed: 'late',
  lost: 'late',
};

/** How a call ended, in a word. */
export function CallEnd({ finish }: { finish: AiCallRow['finish'] }) {
  const { t } = useWords('ai-admin');
  return <Badge tone={finish ? TONES[finish] : 'info'}>{t(`finish.${finish ?? 'underway'}`)}</Badge>;
}
