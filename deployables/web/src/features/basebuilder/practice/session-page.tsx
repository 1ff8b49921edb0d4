import { IconBulb, IconCloudOff, IconVolume, IconVolumeOff, IconX } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink, IconButton } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { EmptyState, ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { ToastHost } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { Choices, Typed } from './answers.tsx';
import type { Scope } from './engine.ts';
import { Levels } from './levels.tsx';
import { Media } from './media.tsx';
import { ReportItem } from './report-item.tsx';
import s from './session.module.css';
import { useSounds } from './sounds.ts';
import { Summary } from './summary.tsx';
import { usePracticeKeys } from './use-practice-keys.ts';
import { useSession } from './use-session.ts';

type Search = {
  set?: string | undefined;
  category?: string | undefined;
  path?: string | undefined;
  theme?: string | undefined;
  q?: string | undefined;
};
function scopeOf({ set, category, path, theme, q }: Search): Scope {
  if (set) return { kind: 'set', thingId: set };
  if (category) return { kind: 'category', thingId: category };
  if (path) return { kind: 'path', thingId: path };
  if (theme) return { kind: 'theme', thingId: theme };
  return q ? { kind: 'search', query: q } : { kind: 'due' };
}

/** A few minutes of practice fill the screen; another address is another session. */
export function SessionPage() {
  const search = getRouteApi('/along/practice/session').useSearch();
  const { t } = useWords('practice');
  useEffect(() => {
    document.title = `${t('title')} – QuestEd`;
  }, [t]);
  return (
    <main className={s.screen} id="main">
      <Session key={JSON.stringify(search)} scope={scopeOf(search)} />
      <ToastHost />
    </main>
  );
}

function Session({ scope }: { scope: Scope }) {
  const { t } = useWords('practice');
  const navigate = useNavigate();
  const { engine, view } = useSession(scope);
  const sounds = useSounds();
  const asked = 'asked' in view ? view.asked : undefined;
  const outcome = view.step === 'answered' ? view.outcome : undefined;
  const right = outcome?.right;
  const say = useRef(sounds.say);
  say.current = sounds.say;
  useEffect(() => {
    if (right !== undefined) say.current(right);
  }, [right]);
  usePracticeKeys({
    choose: (place) => {
      const choice = asked?.choices[place];
      if (choice !== undefined && view.step === 'asking') void engine.answer(choice);
    },
    next: () => void engine.next(),
  });
  const leave = () => navigate({ to: '/practice' });

  if (view.step === 'opening') return <PageSkeleton />;
  if (view.step === 'failed') return <ErrorState problem={view.problem} onRetry={() => void engine.open()} />;
  if (view.step === 'nothing')
    return (
      <EmptyState
        title={t(`nothing.${view.because}`)}
        actions={
          <ButtonLink kind="primary" to="/practice">
            {t('toStart')}
          </ButtonLink>
        }
      >
        {t(`nothingText.${view.because}`)}
      </EmptyState>
    );
  if (view.step === 'over') return <Summary view={view} />;
  if (!asked) return null;
  const place = Math.min(view.length, view.done + (outcome ? 0 : 1));
  return (
    <>
      <header className={s.bar}>
        <IconButton
          icon={IconX}
          label={t('leave')}
          onClick={view.words.length > 0 ? () => void engine.stop() : leave}
        />
        <div
          className={s.track}
          role="progressbar"
          aria-label={t('place', { place, total: view.length })}
          aria-valuemin={0}
          aria-valuenow={place}
          aria-valuemax={view.length}
        >
          <span style={{ width: `${(view.done / view.length) * 100}%` }} />
        </div>
        <span className={s.count} aria-hidden>
          {place}
          <small> / {view.length}</small>
        </span>
        <IconButton
          icon={sounds.on ? IconVolume : IconVolumeOff}
          label={t(sounds.on ? 'soundOff' : 'soundOn')}
          aria-pressed={sounds.on}
          onClick={sounds.toggle}
        />
      </header>
      <section className={s.stage} aria-label={t('place', { place, total: view.length })}>
        <p className={s.facts}>
          {asked.category && <span className={s.category}>{asked.category}</span>}
          {asked.set && <span className={s.set}>{asked.set}</span>}
          <Levels level={outcome?.levelAfter ?? asked.level} />
        </p>
        <h1 className={s.ask}>{asked.question}</h1>
        <Media asked={asked} />
        {view.step === 'asking' && view.problem && (
          <div className={s.problem}>
            <ProblemNotice problem={view.problem} />
          </div>
        )}
        {asked.form === 'text' ? (
          <Typed key={asked.id} view={view} onAnswer={(given) => void engine.answer(given)} />
        ) : (
          <Choices view={view} asked={asked} onAnswer={(given) => void engine.answer(given)} />
        )}
        {!outcome && asked.form !== 'text' && (
          <p className={s.keys}>
            <kbd>1</kbd>–<kbd>{asked.choices.length}</kbd> {t('keys')}
          </p>
        )}
      </section>
      {view.offline && !outcome && (
        <p className={s.offline} role="status">
          <Icon of={IconCloudOff} size={16} />
          {t('offline')}
        </p>
      )}
      {outcome ? (
        <AnswerPanel outcome={outcome} asked={asked} onNext={() => void engine.next()} />
      ) : (
        <footer className={s.foot}>
          <Button kind="quiet" icon={IconBulb} onClick={() => void engine.answer('')}>
            {t('dontKnow')}
          </Button>
          {!view.offline && <ReportItem itemId={asked.itemId} />}
        </footer>
      )}
    </>
  );
}
