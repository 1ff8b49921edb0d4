import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact } from '#contracts/ai/coach.ts';
import type { ConversationId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';
import { TurnLine } from './turn-line.tsx';

type Props = { id: ConversationId; before: number; contact: Contact | undefined };

/** What was said before the part that is shown, a page at a time. */
export function Earlier({ id, before, contact }: Props) {
  const { t } = useWords('coach');
  const [open, setOpen] = useState(false);
  const query = useQuery(api.ai.conversation.queryOptions({ input: { id, before }, enabled: open }));
  if (!query.data)
    return (
      <>
        <ProblemNotice problem={query.error} />
        <div className={s.middle}>
          <Button size="small" kind="quiet" busy={query.isFetching} onClick={() => setOpen(true)}>
            {t('earlier')}
          </Button>
        </div>
      </>
    );
  const { turns, earlier } = query.data;
  return (
    <>
      {earlier && <Earlier id={id} before={turns[0]?.number ?? 1} contact={contact} />}
      <ol className={s.turns}>
        {turns.map((turn) => (
          <TurnLine key={turn.id} turn={turn} contact={contact} />
        ))}
      </ol>
    </>
  );
}
