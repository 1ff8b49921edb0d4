import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { CurriculumDocument, GROUP_WORK, PRESENTATION_FORMATS } from '#contracts/content/curriculum-document.ts';
import { api } from '../../../../api/client.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../../design/field.tsx';
import { Pair, Sheet, Stack } from '../../../../design/layout.tsx';
import { NumberField } from '../../../../design/number-field.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { useEdit } from './editing.ts';

export type Head = Omit<CurriculumDocument, 'phases' | 'rubric'>;
const FORMATS: readonly (typeof PRESENTATION_FORMATS)[number][] = [
  'presentation',
  'poster',
  'exhibition',
  'discussion',
];
const WAYS: readonly (typeof GROUP_WORK)[number][] = ['individual', 'hybrid', 'group'];

/** What is true of the whole year. */
export const HeadForm = memo(
  function HeadForm({ head }: { head: Head }) {
    const { t } = useWords('curricula');
    const { one } = useClass();
    const edit = useEdit();
    const themes = useQuery(api.content.mainThemes.queryOptions({ input: { classId: one.id } }));
    const set = (fields: Partial<Head>, tag?: string) => edit((document) => ({ ...document, ...fields }), tag);
    const text = (field: 'title' | 'description' | 'mainTheme' | 'partners', most: number) => ({
      value: head[field],
      maxLength: most,
      onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }, `head.${field}`),
    });
    return (
      <Sheet title={t('head')}>
        <Stack gap={5}>
          <TextField label={t('title')} {...text('title', 100)} />
          <TextAreaField label={t('description')} optional rows={2} {...text('description', 2000)} />
          <Pair>
            <TextField label={t('mainTheme')} optional list="curriculum-main-themes" {...text('mainTheme', 100)} />
            <datalist id="curriculum-main-themes">
              {(themes.data?.items ?? [])
                .filter(({ withdrawn }) => !withdrawn)
                .map(({ id, title }) => (
                  <option key={id} value={title} />
                ))}
            </datalist>
            <NumberField
              label={t('totalHours')}
              value={head.totalHours}
              most={2000}
              onChange={(totalHours) => set({ totalHours }, 'head.totalHours')}
            />
          </Pair>
          <Pair>
            <Stack gap={2}>
              <CheckField
                label={t('fieldwork')}
                checked={head.fieldwork}
                onChange={(event) => set({ fieldwork: event.target.checked })}
              />
              {head.fieldwork && (
                <NumberField
                  label={t('fieldworkCount')}
                  value={head.fieldworkCount}
                  most={100}
                  step={1}
                  onChange={(fieldworkCount) => set({ fieldworkCount }, 'head.fieldworkCount')}
                />
              )}
            </Stack>
            <Stack gap={2}>
              <CheckField
                label={t('presentation')}
                checked={head.presentation}
                onChange={(event) => set({ presentation: event.target.checked })}
              />
              {head.presentation && (
                <SelectField
                  label={t('presentationFormat')}
                  value={head.presentationFormat}
                  onChange={(event) => set({ presentationFormat: event.target.value as Head['presentationFormat'] })}
                >
                  {FORMATS.map((format) => (
                    <option key={format} value={format}>
                      {t(`format.${format}`)}
                    </option>
                  ))}
                </SelectField>
              )}
            </Stack>
          </Pair>
          <Pair>
            <SelectField
              label={t('groupWork')}
              value={head.groupWork}
              onChange={(event) => set({ groupWork: event.target.value as Head['groupWork'] })}
            >
              {WAYS.map((way) => (
                <option key={way} value={way}>
                  {t(`group.${way}`)}
                </option>
              ))}
            </SelectField>
            <TextField label={t('partners')} optional {...text('partners', 1000)} />
          </Pair>
        </Stack>
      </Sheet>
    );
  },
  // The head is cut out anew each time; its values decide.
  (before, after) =>
    (Object.keys(after.head) as (keyof Head)[]).every((field) => before.head[field] === after.head[field]),
);
