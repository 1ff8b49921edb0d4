import { IconDeviceFloppy } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CoachCare, Contact, RiskList } from '#contracts/ai/coach.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Form, Pair, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';

const RISKS = ['selfHarm', 'bullying', 'violence', 'abuse', 'crime'] as const;
type Values = Record<(typeof RISKS)[number], string> & Contact;

/** A school's words of concern and whom its pupils are sent to. */
export function CareSettings() {
  const query = useQuery(api.ai.coachCare.queryOptions({ input: {}, refetchOnWindowFocus: false }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <CareForm key={query.data.version} care={query.data} />;
}

const valuesOf = ({ words, contact }: { words: RiskList; contact: Contact }): Values => ({
  ...contact,
  selfHarm: words.selfHarm.join('\n'),
  bullying: words.bullying.join('\n'),
  violence: words.violence.join('\n'),
  abuse: words.abuse.join('\n'),
  crime: words.crime.join('\n'),
});
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function CareForm({ care }: { care: CoachCare }) {
  const { t } = useWords('guidance');
  const queries = useQueryClient();
  const saved = valuesOf(care);
  const draft = useKeptDraft<Values>('coach-care');
  const [values, setValues] = useState(draft.found?.basis === care.version ? draft.found.values : saved);
  const autosave = useAutosave({ draft, values, saved, basis: care.version });
  const save = useMutation({
    mutationFn: () =>
      client.ai.changeCoachCare({
        version: care.version,
        contact: { ja: values.ja, en: values.en },
        words: {
          selfHarm: linesOf(values.selfHarm),
          bullying: linesOf(values.bullying),
          violence: linesOf(values.violence),
          abuse: linesOf(values.abuse),
          crime: linesOf(values.crime),
        },
      }),
    onSuccess: (fresh) => {
      autosave.settle();
      queries.setQueryData(api.ai.coachCare.queryKey({ input: {} }), fresh);
      toast(t('saved'));
    },
  });
  const field = (name: keyof Values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues((now) => ({ ...now, [name]: event.target.value })),
  });
  return (
    <Form onSubmit={() => save.mutate()}>
      <Sheet title={t('careTitle')}>
        <Stack gap={5}>
          <Aside>
            {t('careText')} {t('oneALine')}
          </Aside>
          {save.error?.code === 'VERSION_CONFLICT' ? (
            <NoticeBox tone="soon">{t('conflict')}</NoticeBox>
          ) : (
            <ProblemNotice problem={save.error} />
          )}
          {RISKS.map((risk) => (
            <TextAreaField key={risk} label={t(`risk.${risk}`)} rows={6} {...field(risk)} />
          ))}
          <Pair>
            <TextAreaField label={t('contactJa')} hint={t('contactHint')} rows={5} maxLength={1000} {...field('ja')} />
            <TextAreaField label={t('contactEn')} rows={5} maxLength={1000} {...field('en')} />
          </Pair>
          <Row wrap>
            <Button
              type="submit"
              kind="primary"
              icon={IconDeviceFloppy}
              busy={save.isPending}
              disabled={!autosave.dirty}
            >
              {t('save')}
            </Button>
            <Button kind="quiet" onClick={() => setValues(valuesOf(care.defaults))}>
              {t('reset')}
            </Button>
          </Row>
        </Stack>
      </Sheet>
    </Form>
  );
}
