import { IconArrowLeft, IconArrowRight, IconFlag, IconFlagFilled, IconLayoutGrid, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { AttemptView } from '#contracts/assessment/attempts.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { useMe } from '../../../../app/session.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Aside, Grow } from '../../../../design/layout.tsx';
import { Markdown } from '../../../../design/markdown.tsx';
import { Saved } from '../../../../design/saved.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { answeredOf } from '../items/answered.ts';
import { ItemAnswer } from '../items/item-answer.tsx';
import { ItemPrompt } from '../items/item-prompt.tsx';
import { Clock } from './clock.tsx';
import { Overview } from './overview.tsx';
import { sheetsOf } from './paper.ts';
import s from './take.module.css';
import { useKeeper } from './use-keeper.ts';
import { usePresence } from './use-presence.ts';
import { useTakingKeys } from './use-taking-keys.ts';

const ASK_MS = 2000;
const NOT_ALL = { kind: 'refused', problem: new ApiProblem({ code: 'UNPROCESSABLE' }) } as const;

/** One item at a time, with everything kept as it is typed. `again` reads the attempt anew, when it is over. */
export function Taking({ attempt, again }: { attempt: AttemptView; again: () => Promise<unknown> }) {
  const { t } = useWords('quizzes');
  const { user } = useMe();
  const { keeper, kept, pulse, hear, now } = useKeeper(attempt);
  const sheets = sheetsOf(attempt.paper);
  const [index, setIndex] = useState(0);
  const [looking, setLooking] = useState(false);
  const [over, setOver] = useState(false);
  const sheet = sheets[index];
  usePresence(attempt.id, looking ? null : (sheet?.item.id ?? null), true, hear);

  // Whoever ended it, the pupil, a teacher or the clock: what this device still has is sent, then the end is read.
  const ended =
    pulse.state === 'handedIn' ||
    (kept.saved.kind === 'refused' && ['ATTEMPT_HANDED_IN', 'TIME_OVER'].includes(kept.saved.problem.code));
  useEffect(() => {
    if (ended) void again();
  }, [ended, again]);
  const timeIsUp = useCallback(() => setOver(true), []);
  // A teacher may have given more time meanwhile.
  useEffect(() => {
    if (over && pulse.endsAt && Date.parse(pulse.endsAt) > now()) setOver(false);
  }, [over, pulse.endsAt, now]);
  useEffect(() => {
    if (!over) return;
    void keeper.flush();
    const timer = setInterval(again, ASK_MS);
    return () => clearInterval(timer);
  }, [over, keeper, again]);

  useEffect(() => {
    document.title = `${attempt.paper.title} – QuestEd`;
  }, [attempt.paper.title]);
  const go = (to: number) => {
    if (to >= sheets.length) return setLooking(true);
    setLooking(false);
    setIndex(Math.max(0, to));
    scrollTo({ top: 0 });
  };
  useTakingKeys({ back: () => go(index - 1), on: () => go(index + 1), off: looking || over });
  const answered = sheets.filter(({ item }) => answeredOf(item, kept.entries[item.id]?.answer) === 'yes').length;
  const leave = async () => {
    await keeper.flush();
    history.back();
  };
  if (!sheet) return null;
  const { item, section, first, place } = sheet;
  const entry = kept.entries[item.id];
  const refused = kept.refused[item.id];
  const flagged = entry?.flagged ?? false;
  return (
    <>
      <header className={s.bar}>
        <IconButton icon={IconX} label={t('take.leave')} onClick={leave} />
        <h1>{attempt.paper.title}</h1>
        <Saved state={Object.keys(kept.refused).length > 0 ? NOT_ALL : kept.saved} />
        {pulse.endsAt && <Clock endsAt={pulse.endsAt} now={now} onOver={timeIsUp} />}
        <IconButton
          icon={IconLayoutGrid}
          label={t('take.overview')}
          aria-expanded={looking}
          onClick={() => setLooking(!looking)}
        />
      </header>
      <div className={s.track} aria-hidden>
        <span style={{ width: `${(answered / sheets.length) * 100}%` }} />
      </div>
      {over && <NoticeBox tone="soon">{t('take.timeUp')}</NoticeBox>}
      {looking ? (
        <Overview attempt={attempt} sheets={sheets} keeper={keeper} kept={kept} onOpen={go} onDone={again} />
      ) : (
        <section className={s.item} aria-label={t('take.item', { place, total: sheets.length })}>
          {index === 0 && attempt.paper.instructions && (
            <div className={s.instructions}>
              <Markdown text={attempt.paper.instructions} />
            </div>
          )}
          {first && (section.title || section.instructions) && (
            <div className={s.section}>
              {section.title && <h2>{section.title}</h2>}
              {section.instructions && <Markdown text={section.instructions} />}
            </div>
          )}
          <p className={s.facts}>
            <b>{t('take.place', { place, total: sheets.length })}</b>
            <span>{t('points', { count: item.points })}</span>
          </p>
          <ItemPrompt item={item} />
          <div className={s.answer}>
            <ItemAnswer
              key={item.id}
              item={item}
              answer={entry?.answer ?? null}
              place={`work:${user.id}.${attempt.id}`}
              readOnly={over}
              onAnswer={(answer) => keeper.answer(item.id, answer)}
            />
            {refused && (
              <p className={s.refused} role="alert">
                {t(`take.refused.${refused.reason}`, { defaultValue: refused.detail })}
              </p>
            )}
          </div>
        </section>
      )}
      {!looking && (
        <footer className={s.foot}>
          <Button icon={IconArrowLeft} disabled={index === 0} onClick={() => go(index - 1)}>
            {t('take.back')}
          </Button>
          <Button
            kind="quiet"
            icon={flagged ? IconFlagFilled : IconFlag}
            aria-pressed={flagged}
            onClick={() => keeper.flag(item.id, !flagged)}
          >
            {t(flagged ? 'take.flagged' : 'take.flag')}
          </Button>
          <Grow />
          <Button kind="primary" icon={IconArrowRight} trailing onClick={() => go(index + 1)}>
            {t(index === sheets.length - 1 ? 'take.toEnd' : 'take.next')}
          </Button>
        </footer>
      )}
      <p className={s.keys}>
        <Aside as="span" small faint>
          <kbd>1</kbd>–<kbd>9</kbd> {t('take.keyDigits')} <kbd>Ctrl</kbd> <kbd>←</kbd> <kbd>→</kbd> {t('take.keyMove')}
        </Aside>
      </p>
    </>
  );
}
