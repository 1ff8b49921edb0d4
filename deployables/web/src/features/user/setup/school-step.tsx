import { IconArrowRight } from '@tabler/icons-react';
import { Button } from '../../../design/button.tsx';
import { ChoiceCards } from '../../../design/choice.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Pair } from '../../../design/layout.tsx';
import { TimeZones } from '../../../design/time-zones.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import type { Draft } from './draft.ts';
import { isGoodCode, suggestCode } from './school-code.ts';
import s from './setup.module.css';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; onNext: () => void };

export function SchoolStep({ draft, onChange, onNext }: Props) {
  const { t } = useWords('setup');
  const form = useForm(draft);
  const bind = (name: keyof Draft) => {
    const field = form.text(name);
    return {
      ...field,
      onChange: (event: Parameters<typeof field.onChange>[0]) => {
        field.onChange(event);
        onChange({ [name]: event.target.value });
      },
    };
  };
  const take = <Key extends 'code' | 'year'>(name: Key, value: Draft[Key]) => {
    form.set(name, value);
    onChange({ [name]: value });
  };
  const { code, year, yearStartsOn, yearEndsOn, name } = form.values;
  const wrongCode = code !== '' && !isGoodCode(code);
  const suggestion = suggestCode(code);
  const codeProblem = wrongCode && (
    <>
      {t('codeRule')}{' '}
      {suggestion && (
        <>
          {t('codeTry')}{' '}
          <button type="button" className={s.suggestion} onClick={() => take('code', suggestion)}>
            {suggestion}
          </button>
        </>
      )}
    </>
  );
  const submit = () => {
    const missing = (
      ['name', 'code', ...(year === 'other' ? (['yearStartsOn', 'yearEndsOn'] as const) : [])] as const
    ).filter((field) => !form.values[field].trim());
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((field) => [field, t('common:reason.required')])));
    if (wrongCode) return form.show({ code: t('codeRule') });
    if (year === 'other' && yearEndsOn <= yearStartsOn)
      return form.show({ yearEndsOn: t('common:reason.dates_reversed') });
    onChange({ name: name.trim() });
    onNext();
  };
  const codeField = bind('code');
  return (
    <Form ref={form.ref} onSubmit={submit}>
      <TextField label={t('name')} hint={t('nameHint')} autoComplete="organization" {...bind('name')} />
      <Pair>
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          {...codeField}
          error={codeProblem || codeField.error}
        />
        <SelectField label={t('timeZone')} {...bind('timeZone')}>
          <TimeZones current={form.values.timeZone} />
        </SelectField>
      </Pair>
      <ChoiceCards
        legend={t('year')}
        name="year"
        value={year}
        options={[
          { value: 'april', title: t('yearApril'), note: t('yearAprilNote') },
          { value: 'other', title: t('yearOther'), note: t('yearOtherNote') },
        ]}
        onChange={(next) => take('year', next)}
      />
      {year === 'other' && (
        <Pair>
          <TextField label={t('yearStartsOn')} type="date" {...bind('yearStartsOn')} />
          <TextField label={t('yearEndsOn')} type="date" {...bind('yearEndsOn')} />
        </Pair>
      )}
      <TextField
        label={t('contactEmail')}
        optional
        type="email"
        placeholder="office@example.ed.jp"
        {...bind('contactEmail')}
      />
      <div className={s.foot}>
        <Aside small>{t('nextAdministrator')}</Aside>
        <Button type="submit" kind="primary" size="big" icon={IconArrowRight} trailing>
          {t('next')}
        </Button>
      </div>
    </Form>
  );
}
