import { useQuery } from '@tanstack/react-query';
import type { ThemeView } from '#contracts/content/themes.ts';
import { api } from '../../../api/client.ts';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import type { useForm } from '../../../design/form.ts';
import { useWords } from '../../../i18n/use-words.ts';
import type { ThemeValues } from './theme-values.ts';

type Props = { form: ReturnType<typeof useForm<ThemeValues>>; classId: string; theme?: ThemeView | undefined };

/** What a pupil writes about a theme, the question first. */
export function ThemeFields({ form, classId, theme }: Props) {
  const { t } = useWords('themes');
  const mains = useQuery(api.content.mainThemes.queryOptions({ input: { classId } }));
  const offered = mains.data?.items.filter((one) => !one.withdrawn || one.id === theme?.mainTheme?.id) ?? [];
  return (
    <>
      <TextField label={t('title')} hint={t('titleHint')} maxLength={100} {...form.text('title')} />
      <TextAreaField
        label={t('question')}
        hint={t('questionHint')}
        rows={2}
        maxLength={300}
        optional
        {...form.text('question')}
      />
      {offered.length > 0 && (
        <SelectField label={t('mainTheme')} optional {...form.text('mainThemeId')}>
          <option value="">{t('common:field.none')}</option>
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </SelectField>
      )}
      {(['description', 'rationale', 'approach', 'potential'] as const).map((name) => (
        <TextAreaField
          key={name}
          label={t(name)}
          hint={t(`${name}Hint`)}
          rows={3}
          maxLength={4000}
          optional
          {...form.text(name)}
        />
      ))}
    </>
  );
}
