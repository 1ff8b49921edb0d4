import { IconArrowDown, IconEye, IconHistory, IconMessageCircleQuestion, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Phase, TurnView } from '#contracts/ai/coach.ts';
import type { ClassId, ConversationId, TurnId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { uuidV7 } from '../../../api/uuid-v7.ts';
import { useMe } from '../../../app/session.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Grow, Hidden } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';
import { Composer } from './composer.tsx';
import { Earlier } from './earlier.tsx';
import { Ladder } from './ladder.tsx';
import { TurnLine } from './turn-line.tsx';
import { useStayBelow } from './use-stay-below.ts';
import { useTalk } from './use-talk.ts';

export type Talk = { id: ConversationId; fresh: boolean };
export const newTalk = (): Talk => ({ id: uuidV7() as ConversationId, fresh: true });

const PHASES = ['find', 'plan', 'research', 'create', 'present', 'reflect', 'free'] as const;
const EMPTY = { text: '' };
const ANSWERED = new Set<TurnView['state']>(['complete', 'stopped', 'cut', 'tooLong']);

type Props = {
  classId: ClassId;
  talk: Talk;
  /** Where a new conversation begins. */
  phase?: Phase;
  /** Its first message has arrived: it can be come back to. */
  onBegun?: (() => void) | undefined;
  onNew: () => void;
  onHistory?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
};

/** One conversation: what was said, how far the help goes, and where one writes. */
export function CoachChat({ classId, talk, phase: start = 'free', onBegun, onNew, onHistory, onClose }: Props) {
  const { t } = useWords('coach');
  const { user } = useMe();
  const assistant = user.role !== 'student';
  const status = useQuery(api.ai.coachStatus.queryOptions({ input: { classId }, staleTime: 30_000 }));
  const chat = useTalk({ classId, conversationId: talk.id, fresh: talk.fresh });
  const conversation = chat.query.data?.conversation;
  const [chosen, setChosen] = useState<Phase>();
  const [topic, setTopic] = useState(false);
  const phase = chosen ?? conversation?.phase ?? start;
  const last = chat.turns.at(-1);
  const turned = topic || (last !== undefined && phase !== last.phase);
  const step = turned ? 1 : (last?.step ?? 1);

  const draft = useKeptDraft<typeof EMPTY>(`coach.${classId}`);
  const [values, setValues] = useState(draft.found?.values ?? EMPTY);
  const autosave = useAutosave({ draft, values, saved: EMPTY, basis: 0 });
  const below = useStayBelow();
  const [turnId, setTurnId] = useState(uuidV7);
  const arrived = () => {
    autosave.settle(EMPTY);
    setValues(EMPTY);
    setTurnId(uuidV7());
    setTopic(false);
    if (talk.fresh) onBegun?.();
  };
  const send = () => {
    below.go();
    chat.send({ id: turnId as TurnId, text: values.text, phase, step: topic ? 'topic' : 'stay' }, arrived);
  };
  const more = () => {
    below.go();
    chat.send({ id: uuidV7() as TurnId, text: '', phase, step: 'more' }, () => undefined);
  };
  const again = (turn: TurnView) =>
    chat.send({ id: turn.id, text: turn.text, phase: turn.phase, step: turn.more ? 'more' : 'stay' }, () => undefined);
  const writing = chat.writing !== null;
  const unavailable = status.data?.available === false;
  const names = (status.data?.teachers ?? []).map((person) => t('teacher', { name: fullName(person) }));
  const beginning = talk.fresh && chat.turns.length === 0;
  return (
    <section className={s.chat} aria-label={t(assistant ? 'assistant' : 'title')}>
      <header className={s.head}>
        <div className={s.headLine}>
          <span className={s.round} aria-hidden>
            <Icon of={IconMessageCircleQuestion} size={20} />
          </span>
          <div className={s.headWords}>
            <h2>{t(assistant ? 'assistant' : 'title')}</h2>
            <p className={s.faint}>{t(assistant ? 'assistantNote' : 'note')}</p>
          </div>
          <Grow />
          <IconButton icon={IconPlus} label={t('fresh')} onClick={onNew} disabled={beginning} />
          {onHistory && (
            <IconButton icon={IconHistory} label={t('history')} className={s.historyButton} onClick={onHistory} />
          )}
          {onClose && <IconButton icon={IconX} label={t('close')} onClick={onClose} />}
        </div>
        {!assistant && (
          <fieldset className={s.phases} aria-label={t('phases')}>
            {PHASES.map((one) => (
              <button
                key={one}
                type="button"
                className={s.phase}
                aria-pressed={one === phase}
                disabled={writing}
                onClick={() => setChosen(one)}
              >
                {t(`phase.${one}`)}
              </button>
            ))}
          </fieldset>
        )}
      </header>
      <div
        className={s.log}
        ref={below.ref}
        onScroll={below.onScroll}
        role="log"
        aria-live="off"
        aria-label={t('log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard
        tabIndex={0}
      >
        <div ref={below.inner}>
          {chat.query.isLoadingError ? (
            <ErrorState problem={chat.query.error} onRetry={chat.query.refetch} />
          ) : chat.loading ? (
            <ListSkeleton rows={4} />
          ) : (
            <>
              {chat.turns.length === 0 && (
                <div className={s.start}>
                  <b>{t(assistant ? 'assistantStart' : 'startTitle')}</b>
                  <p>{t(assistant ? 'assistantStartText' : 'startText')}</p>
                </div>
              )}
              {chat.query.data?.earlier && (
                <Earlier id={talk.id} before={chat.query.data.turns[0]?.number ?? 1} contact={status.data?.contact} />
              )}
              <ol className={s.turns}>
                {chat.turns.map((turn) => (
                  <TurnLine
                    key={turn.id}
                    turn={turn}
                    contact={status.data?.contact}
                    onAgain={turn.id === last?.id && !writing ? () => again(turn) : undefined}
                  />
                ))}
              </ol>
            </>
          )}
        </div>
      </div>
      {below.away && (
        <div className={s.jump}>
          <Button size="small" icon={IconArrowDown} onClick={below.go}>
            {t('newBelow')}
          </Button>
        </div>
      )}
      {/* What is read out: that an answer is being written, and then the whole of it, not each piece. */}
      <Hidden>
        <span role="status">{writing ? t('writing') : (chat.ended?.answer ?? '')}</span>
      </Hidden>
      <footer className={s.foot}>
        {chat.line !== 'fine' && (
          <NoticeBox tone="soon">
            {t(chat.line === 'again' ? 'lost' : 'lostForNow')}{' '}
            {chat.line === 'away' && (
              <Button size="small" onClick={chat.reconnect}>
                {t('reconnect')}
              </Button>
            )}
          </NoticeBox>
        )}
        {unavailable && <NoticeBox>{t(assistant ? 'notSetUpStaff' : 'notSetUp')}</NoticeBox>}
        {chat.problem?.code === 'CONFLICT' ? (
          <NoticeBox tone="soon">{t('conflict')}</NoticeBox>
        ) : (
          <ProblemNotice problem={chat.problem} />
        )}
        {!assistant && (
          <Ladder
            step={step}
            mayClimb={!writing && !turned && !unavailable && last !== undefined && ANSWERED.has(last.state) && step < 5}
            mayTurn={!writing && !turned && last !== undefined && step > 1}
            onMore={more}
            onTopic={() => setTopic(true)}
          />
        )}
        {turned && !assistant && <p className={s.faint}>{t('topicNote')}</p>}
        <Composer
          text={values.text}
          assistant={assistant}
          writing={writing}
          busy={chat.opening}
          disabled={unavailable}
          onText={(text) => setValues({ text })}
          onSend={send}
          onStop={chat.stop}
        />
        <p className={s.eye}>
          <Icon of={IconEye} size={16} />
          {assistant
            ? t('onlyMine')
            : names.length > 0 && names.length < 4
              ? t('readBy', { names: names.join('、') })
              : t('readByTeachers')}
        </p>
      </footer>
    </section>
  );
}
