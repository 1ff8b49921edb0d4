import { IconPlayerStop, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { LONGEST_MESSAGE } from '#contracts/ai/coach-limits.ts';
import { Button } from '../../../design/button.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';

type Props = {
  text: string;
  assistant: boolean;
  writing: boolean;
  busy: boolean;
  disabled: boolean;
  onText: (text: string) => void;
  onSend: () => void;
  onStop: () => void;
};

const NEAR = LONGEST_MESSAGE - 400;
/** A thumb's Enter is a new line; there is a button beside it. */
const byThumb = () => matchMedia('(pointer: coarse)').matches;

/**
 * Where one writes. Enter sends, but never the Enter that takes over a conversion of kana: browsers tell of it by
 * `isComposing`, Safari by the old code 229 only.
 */
export function Composer({ text, assistant, writing, busy, disabled, onText, onSend, onStop }: Props) {
  const { t } = useWords('coach');
  const id = useId();
  const tooLong = text.length > LONGEST_MESSAGE;
  const send = () => {
    if (text.trim() && !tooLong && !writing && !busy && !disabled) onSend();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const meant = event.ctrlKey || event.metaKey || !(event.shiftKey || event.altKey || byThumb());
    if (!meant) return;
    event.preventDefault();
    send();
  };
  const values = { now: text.length, most: LONGEST_MESSAGE };
  return (
    <div className={s.composer}>
      <label className={s.label} htmlFor={id}>
        {t(assistant ? 'writeAssistant' : 'write')}
      </label>
      <div className={s.compose}>
        <textarea
          id={id}
          rows={2}
          value={text}
          placeholder={t(assistant ? 'assistantPlaceholder' : 'placeholder')}
          aria-invalid={tooLong || undefined}
          aria-describedby={`${id}-about`}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {writing ? (
          <Button icon={IconPlayerStop} onClick={onStop}>
            {t('stop')}
          </Button>
        ) : (
          <Button
            kind="primary"
            icon={IconSend}
            busy={busy}
            disabled={disabled || !text.trim() || tooLong}
            onClick={send}
          >
            {t('send')}
          </Button>
        )}
      </div>
      <p id={`${id}-about`} className={tooLong ? s.error : s.faint} role={tooLong ? 'alert' : undefined}>
        {tooLong ? (
          t('tooLong', values)
        ) : text.length > NEAR ? (
          t('letters', values)
        ) : (
          <span className={s.keys}>{t('keys')}</span>
        )}
      </p>
    </div>
  );
}
