import { IconCircle, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { accepts } from '#contracts/basebuilder/judgement.ts';
import type { PresentationView } from '#contracts/basebuilder/practice-views.ts';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import type { View } from './engine.ts';
import s from './session.module.css';

type Props = { view: View; onAnswer: (given: string) => void };

/** Choices stay where they are, whatever the answer was. */
export function Choices({ view, asked, onAnswer }: Props & { asked: PresentationView }) {
  const { t } = useWords('practice');
  const outcome = view.step === 'answered' ? view.outcome : undefined;
  const chosen = view.step === 'sending' ? view.given : outcome?.given;
  const rightOne = outcome && asked.choices.find((choice) => accepts(outcome.accepted, choice));
  const look = (choice: string) => {
    if (!outcome) return choice === chosen ? 'chosen' : undefined;
    if (choice === rightOne) return 'good';
    return choice === chosen ? 'bad' : 'rest';
  };
  const said = (choice: string) => (asked.form === 'boolean' ? t(choice === 'true' ? 'true' : 'false') : choice);
  return (
    <ol className={s.choices}>
      {asked.choices.map((choice, place) => {
        const state = look(choice);
        return (
          <li key={choice}>
            <button
              type="button"
              className={s.choice}
              data-look={state}
              aria-disabled={view.step !== 'asking' || undefined}
              onClick={() => view.step === 'asking' && onAnswer(choice)}
            >
              <span className={s.key}>
                {state === 'good' ? (
                  <Icon of={IconCircle} size={24} stroke={2.5} />
                ) : state === 'bad' ? (
                  <Icon of={IconX} size={24} stroke={2.5} />
                ) : (
                  place + 1
                )}
              </span>
              <span className={s.said}>{said(choice)}</span>
              {state === 'good' && <span className={s.tag}>{t('rightAnswer')}</span>}
              {state === 'bad' && <span className={s.tag}>{t('yourAnswer')}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Typed from level 3 on. Enter answers; while a Japanese word is being converted it does not. */
export function Typed({ view, onAnswer }: Props) {
  const { t } = useWords('practice');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const outcome = view.step === 'answered' ? view.outcome : undefined;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <form
      className={s.typed}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && view.step === 'asking') onAnswer(text.trim());
      }}
    >
      <label>
        <span>{t('typeHere')}</span>
        <input
          ref={field}
          value={outcome ? outcome.given : text}
          data-look={outcome && (outcome.right ? 'good' : 'bad')}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          readOnly={view.step !== 'asking'}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </label>
      {!outcome && (
        <Button kind="primary" size="big" type="submit" wide busy={view.step === 'sending'} disabled={!text.trim()}>
          {t('answer')}
        </Button>
      )}
    </form>
  );
}
