import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import type { DraftView } from '#contracts/ai/drafts.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DraftState, GroundLines, Pencil } from './pencil.tsx';
import { useDraftAct, useDrafts, useWrites } from './use-drafts.ts';

type SummaryView = Extract<DraftView, { kind: 'summary' }>;

/** A teacher has a pupil's work summed up for a report, and accepts it in their own words. */
export function PupilSummary({
  classId,
  studentId,
  of,
}: {
  classId: ClassId;
  studentId: UserId;
  /** The class, where there are several. */
  of: string | undefined;
}) {
  const { t } = useWords('drafts');
  const act = useDraftAct();
  const { drafts } = useDrafts('summary', { classId, studentId });
  const [newest] = drafts;
  const writes = useWrites('summary');
  const inUse = drafts.find(({ accepted }) => accepted);
  const ask = () => act.mutate(() => client.ai.generateSummary({ classId, studentId, language: currentLanguage() }));
  if (!writes && drafts.length === 0) return null;
  return (
    <Sheet title={t('summary')} more={of && <Aside small>{of}</Aside>}>
      <Stack gap={4}>
        <Aside small>{t('summaryText')}</Aside>
        {inUse?.accepted && (
          <div>
            <Aside small>{t('acceptedText')}</Aside>
            <p>{inUse.accepted}</p>
          </div>
        )}
        <ProblemNotice problem={act.error} />
        {newest && <DraftState draft={newest} />}
        {newest?.sentences && <Summary key={newest.id} draft={newest} sentences={newest.sentences} />}
        {writes && newest?.state !== 'waiting' && (
          <div>
            <Button icon={IconSparkles} busy={act.isPending} onClick={ask}>
              {t(newest ? 'again' : 'askSummary')}
            </Button>
          </div>
        )}
      </Stack>
    </Sheet>
  );
}

function Summary({ draft, sentences }: { draft: SummaryView; sentences: NonNullable<SummaryView['sentences']> }) {
  const { t } = useWords('drafts');
  const act = useDraftAct();
  const [text, setText] = useState(
    draft.accepted ?? sentences.map((sentence) => sentence.text).join(draft.language === 'ja' ? '' : ' '),
  );
  const accept = () =>
    act.mutate(() => client.ai.acceptSummary({ id: draft.id, text }), { onSuccess: () => toast(t('accepted')) });
  return (
    <Pencil draft={draft}>
      <Form onSubmit={accept}>
        <ProblemNotice problem={act.error} />
        <TextAreaField
          label={t('summary')}
          rows={6}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Aside small>{t('summaryUse')}</Aside>
        <Row>
          <Button type="submit" busy={act.isPending} disabled={!text.trim()}>
            {t('accept')}
          </Button>
        </Row>
      </Form>
      <GroundLines grounds={sentences.flatMap(({ grounds }) => grounds)} />
    </Pencil>
  );
}
