import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { AiTest } from '#contracts/ai/admin.ts';
import { NoticeBox } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** What came of trying the connection, in words. */
export function TestResult({ result }: { result: AiTest }) {
  const { t } = useWords('ai-admin');
  const box = useRef<HTMLDivElement>(null);
  // The bar with the button to save lies over the end of the window.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every result is to be seen
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    box.current?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [result]);
  const seconds = result.ok ? (result.ms / 1000).toFixed(1) : '';
  return (
    <div ref={box}>
      {result.ok ? (
        <NoticeBox tone="ok" icon={IconCheck}>
          {result.answer ? t('testOk', { seconds, answer: result.answer }) : t('testOkSilent', { seconds })}
        </NoticeBox>
      ) : (
        <NoticeBox tone="late">
          <p>
            <b>{t(`trouble.${result.trouble.kind}`)}</b>
          </p>
          {result.trouble.detail && <p lang="en">{t('said', { detail: result.trouble.detail })}</p>}
        </NoticeBox>
      )}
    </div>
  );
}
