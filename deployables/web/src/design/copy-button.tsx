import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';

/** Plain http knows no clipboard: then there is nothing to press, and the text beside it can be marked by hand. */
export function CopyButton({ text, size = 'normal' }: { text: string; size?: 'small' | 'normal' }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  if (!navigator.clipboard) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button size={size} icon={copied ? IconCheck : IconCopy} onClick={copy} aria-live="polite">
      {copied ? t('action.copied') : t('action.copy')}
    </Button>
  );
}
