import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RubricDocument, RubricStarter } from '#contracts/assessment/rubrics.ts';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import type { CurriculumId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { FieldFrame } from '../../../design/field.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { blankRubric, fromCurriculum, fromStarter } from './editor/beginnings.ts';
import s from './rubrics.module.css';

/** Begins a template: from a ready one, from what a curriculum of the class is assessed by, or blank. */
export function NewTemplate({ onClose }: { onClose: () => void }) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const navigate = useNavigate();
  const [from, setFrom] = useState('blank');
  const [place, setPlace] = useState<'class' | 'school'>('class');
  const starters = useQuery(api.assessment.rubricStarters.queryOptions({ input: undefined }));
  const curricula = useQuery(api.content.curricula.queryOptions({ input: { classId: one.id, limit: 50 } }));
  const begin = useMutation<string, ApiProblem>({
    mutationFn: async () => {
      const document = await chosen(from, starters.data?.items ?? [], t('newName'));
      const made =
        place === 'class'
          ? await client.assessment.createRubric({ classId: one.id, document })
          : await client.assessment.createSchoolRubric({ document });
      return made.id;
    },
    onSuccess: (rubricId) =>
      navigate({ to: '/classes/$id/rubrics/templates/$rubricId', params: { id: one.id, rubricId } }),
  });
  const language = currentLanguage();
  return (
    <Dialog open onClose={onClose} title={t('newTemplate')} wide>
      <Stack gap={5}>
        <ProblemNotice problem={begin.error} />
        <fieldset>
          <legend className={s.legend}>{t('beginWith')}</legend>
          <div className={s.choices}>
            <Choice value="blank" from={from} onChange={setFrom} title={t('blank')} />
            {(starters.data?.items ?? []).map((starter) => (
              <Choice
                key={starter.key}
                value={`starter:${starter.key}`}
                from={from}
                onChange={setFrom}
                title={starter.name[language]}
                note={starter.criteria.map(({ name }) => name[language]).join('・')}
              />
            ))}
            {(curricula.data?.items ?? []).map(({ id, title }) => (
              <Choice
                key={id}
                value={`curriculum:${id}`}
                from={from}
                onChange={setFrom}
                title={t('fromCurriculum', { name: title || t('unnamed') })}
              />
            ))}
          </div>
        </fieldset>
        <FieldFrame label={t('forWhom')}>
          {() => (
            <div>
              <Segmented
                label={t('forWhom')}
                value={place}
                onChange={setPlace}
                options={[
                  { value: 'class', label: t('for.class') },
                  { value: 'school', label: t('for.school') },
                ]}
              />
            </div>
          )}
        </FieldFrame>
        <Row end>
          <Button kind="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('begin')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

async function chosen(from: string, starters: readonly RubricStarter[], name: string): Promise<RubricDocument> {
  const [kind, key = ''] = from.split(/:(.*)/);
  const starter = starters.find((one) => one.key === key);
  if (kind === 'starter' && starter) return fromStarter(starter, currentLanguage());
  if (kind === 'curriculum') {
    const { document } = await client.content.curriculum({ id: key as CurriculumId });
    return fromCurriculum(document satisfies CurriculumDocument);
  }
  return blankRubric(name);
}

type ChoiceProps = { value: string; from: string; onChange: (from: string) => void; title: string; note?: string };
const Choice = ({ value, from, onChange, title, note }: ChoiceProps) => (
  <label className={s.choice}>
    <input type="radio" name="begin" checked={from === value} onChange={() => onChange(value)} />
    <span>
      <b>{title}</b>
      {note && <small>{note}</small>}
    </span>
  </label>
);
