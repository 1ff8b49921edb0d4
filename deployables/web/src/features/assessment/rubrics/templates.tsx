import { IconArchive, IconArrowBackUp, IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RubricSummary } from '#contracts/assessment/rubrics.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { NewTemplate } from './new-template.tsx';
import s from './rubrics.module.css';

/** The rubrics of a class and of its school. */
export function RubricTemplates() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const [shown, setShown] = useState<'use' | 'archived'>('use');
  const [adding, setAdding] = useState(false);
  const query = useQuery(
    api.assessment.rubrics.queryOptions({
      input: { classId: one.id, ...(shown === 'archived' ? { archived: 'true' } : {}) },
    }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  const add = !one.archived && (
    <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
      {t('newTemplate')}
    </Button>
  );
  return (
    <>
      <p className={s.back}>
        <Link to="/classes/$id/rubrics" params={{ id: one.id }}>
          {t('title')}
        </Link>
      </p>
      <ToolRow right={add}>
        <Segmented
          label={t('which')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'use', label: t('inUse') },
            { value: 'archived', label: t('archivedShow') },
          ]}
        />
      </ToolRow>
      {!query.data ? (
        <ListSkeleton rows={3} />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('noTemplates')}>{t('noTemplatesText')}</EmptyState>
      ) : (
        <div className={s.cards}>
          {query.data.items.map((rubric) => (
            <TemplateCard key={rubric.id} rubric={rubric} />
          ))}
        </div>
      )}
      {adding && <NewTemplate onClose={() => setAdding(false)} />}
    </>
  );
}

function TemplateCard({ rubric }: { rubric: RubricSummary }) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { id, mayChange, archived } = rubric;
  const name = rubric.name || t('unnamed');
  const params = { id: one.id, rubricId: id };
  const refresh = () => queries.invalidateQueries({ queryKey: api.assessment.rubrics.key() });
  const onError = (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' });
  const back = useMutation(api.assessment.takeBackRubric.mutationOptions({ onSuccess: refresh, onError }));
  const away = useMutation(
    api.assessment.archiveRubric.mutationOptions({
      onSuccess: () => {
        refresh();
        toast(t('archived', { name }), { undo: () => back.mutate({ id }) });
      },
      onError,
    }),
  );
  const copy = useMutation<string, ApiProblem>({
    mutationFn: async () => (await client.assessment.copyRubric({ id, classId: one.id })).id,
    onSuccess: (rubricId) => {
      refresh();
      toast(t('copied'));
      navigate({ to: '/classes/$id/rubrics/templates/$rubricId', params: { id: one.id, rubricId } });
    },
    onError,
  });
  return (
    <Sheet title={name} more={<Badge>{t(rubric.classId ? 'ofClass' : 'ofSchool')}</Badge>}>
      <Stack gap={3}>
        {rubric.description && <Aside>{rubric.description}</Aside>}
        <ul className={s.names} aria-label={t('criterion')}>
          {rubric.criteria.map((criterion, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike
            <li key={at}>{criterion || t('unnamed')}</li>
          ))}
        </ul>
        <Row gap={2} wrap>
          {archived ? (
            <Button size="small" icon={IconArrowBackUp} busy={back.isPending} onClick={() => back.mutate({ id })}>
              {t('takeBack')}
            </Button>
          ) : (
            <ButtonLink
              size="small"
              kind="soft"
              icon={IconPencil}
              to="/classes/$id/rubrics/templates/$rubricId"
              params={params}
            >
              {t(mayChange ? 'edit' : 'read')}
            </ButtonLink>
          )}
          <Button size="small" kind="quiet" icon={IconCopy} busy={copy.isPending} onClick={() => copy.mutate()}>
            {t('copy')}
          </Button>
          {mayChange && !archived && (
            <Button
              size="small"
              kind="quiet"
              icon={IconArchive}
              busy={away.isPending}
              onClick={() => away.mutate({ id })}
            >
              {t('archive')}
            </Button>
          )}
        </Row>
      </Stack>
    </Sheet>
  );
}
