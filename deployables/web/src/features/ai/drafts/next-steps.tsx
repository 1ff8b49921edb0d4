import { IconSparkles } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftView, Recommendation } from '#contracts/ai/drafts.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './drafts.module.css';
import { DraftState, GroundLines, Pencil } from './pencil.tsx';
import { useDraftAct, useDrafts, useWrites } from './use-drafts.ts';

/** What a pupil could do next, each with its reason; one tap makes it a to-do of theirs. */
export function NextSteps({ classId, studentId, still }: { classId: ClassId; studentId: UserId; still: boolean }) {
  const { t } = useWords('drafts');
  const act = useDraftAct();
  const { drafts } = useDrafts('recommendation', { classId, studentId });
  const [newest] = drafts;
  const writes = useWrites('recommendation');
  const ask = () => act.mutate(() => client.ai.recommend({ classId, studentId, language: currentLanguage() }));
  // Without a model there is nothing to offer, and nothing to say about it.
  if (!writes && !newest?.items) return null;
  return (
    <Sheet title={t('next')}>
      <Stack gap={4}>
        <Aside small>{t('nextText')}</Aside>
        <ProblemNotice problem={act.error} />
        {newest && <DraftState draft={newest} />}
        {newest?.items && <Steps draft={newest} items={newest.items} />}
        {writes && !still && newest?.state !== 'waiting' && (
          <div>
            <Button icon={IconSparkles} busy={act.isPending} onClick={ask}>
              {t(newest ? 'again' : 'askNext')}
            </Button>
          </div>
        )}
      </Stack>
    </Sheet>
  );
}

function Steps({ draft, items }: { draft: DraftView; items: readonly Recommendation[] }) {
  return (
    <Pencil draft={draft}>
      <ul className={s.steps}>
        {items.map((item) => (
          <li key={item.text}>
            <Step item={item} />
          </li>
        ))}
      </ul>
    </Pencil>
  );
}

function Step({ item }: { item: Recommendation }) {
  const { t } = useWords('drafts');
  const queries = useQueryClient();
  const [added, setAdded] = useState(false);
  const add = useMutation({
    mutationFn: () => client.analytics.addTodo({ title: item.text.slice(0, 100), description: item.reason }),
    onSuccess: () => {
      setAdded(true);
      toast(t('inTodo'));
      queries.invalidateQueries({ queryKey: api.analytics.todos.key() });
    },
  });
  return (
    <>
      <p>
        <Badge>{t(`next.${item.kind}`)}</Badge> <b>{item.text}</b>
      </p>
      <p>{item.reason}</p>
      <GroundLines grounds={item.grounds} />
      <ProblemNotice problem={add.error} />
      <div>
        <Button size="small" disabled={added} busy={add.isPending} onClick={() => add.mutate()}>
          {t(added ? 'inTodo' : 'toTodo')}
        </Button>
      </div>
    </>
  );
}
