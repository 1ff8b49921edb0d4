import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Chip, Chips } from '../../../design/choice.tsx';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import type { useForm } from '../../../design/form.ts';
import { Pair } from '../../../design/layout.tsx';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import type { EntryValues } from './entry-values.ts';
import s from './log.module.css';
import { ENTRY_TAGS, TAG_OF, TEMPLATES, type Template, useTagName } from './tags.ts';

const PARTS = ['did', 'detail', 'reflection'] as const;
const LONGEST = { did: 4000, detail: 16_000, reflection: 4000 } as const;
type Props = { form: ReturnType<typeof useForm<EntryValues>>; classId: string; fixed: boolean };

/** What a pupil writes about a day's work. */
export function EntryFields({ form, classId, fixed }: Props) {
  const { t } = useWords('log');
  const tagName = useTagName();
  const { values } = form;
  const classes = useQuery(api.academic.classes.queryOptions({ input: { mine: 'true', limit: 50 } }));
  const own = useQuery(
    api.analytics.logTags.queryOptions({ input: { classId: classId as ClassId }, enabled: classId !== '' }),
  );
  const tags = [...new Set([...ENTRY_TAGS, ...(own.data?.items.map(({ name }) => name) ?? []), ...values.tags])];
  const toggle = (tag: string) =>
    form.set('tags', values.tags.includes(tag) ? values.tags.filter((one) => one !== tag) : [...values.tags, tag]);
  /** Headings go where nothing is written yet. */
  const prefill = (template: Template) => {
    for (const part of PARTS) if (!values[part].trim()) form.set(part, t(`template.${template}.${part}`));
    const tag = TAG_OF[template];
    if (!values.tags.includes(tag)) form.set('tags', [...values.tags, tag]);
  };
  return (
    <div className={s.editor}>
      <Pair>
        <TextField type="date" label={t('day')} max={today()} {...form.text('day')} />
        {((classes.data?.items.length ?? 0) > 1 || fixed) && (
          <SelectField label={t('class')} disabled={fixed} {...form.text('classId')} value={classId}>
            {!classId && <option value="">{t('common:field.choose')}</option>}
            {classes.data?.items.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
      </Pair>
      <div className={s.heading}>
        <TextField label={t('entryTitle')} maxLength={100} {...form.text('title')} />
      </div>
      <div>
        <Chips label={t('tags')}>
          {tags.map((tag) => (
            <Chip key={tag} pressed={values.tags.includes(tag)} onClick={() => toggle(tag)}>
              {tagName(tag)}
            </Chip>
          ))}
        </Chips>
      </div>
      {!fixed && (
        <SelectField
          label={t('template')}
          hint={t('templateHint')}
          optional
          value=""
          onChange={(event) => prefill(event.target.value as Template)}
        >
          <option value="">{t('templateChoose')}</option>
          {TEMPLATES.map((template) => (
            <option key={template} value={template}>
              {t(`templateName.${template}`)}
            </option>
          ))}
        </SelectField>
      )}
      {PARTS.map((part) => (
        <TextAreaField
          key={part}
          label={t(part)}
          hint={part === 'detail' ? t('markdownHint') : undefined}
          optional={part !== 'did'}
          rows={3}
          maxLength={LONGEST[part]}
          {...form.text(part)}
        />
      ))}
    </div>
  );
}
