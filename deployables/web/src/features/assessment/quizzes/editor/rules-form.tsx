import type { QuizDocument, QuizRules } from '#contracts/assessment/quizzes.ts';
import { CheckField, SelectField, TextField } from '../../../../design/field.tsx';
import { Pair, Sheet, Stack } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './editor.module.css';
import { MomentField } from './moment-field.tsx';

type Props = { rules: QuizRules; edit: (change: (document: QuizDocument) => QuizDocument, tag?: string) => void };
const REVEALED = ['points', 'correctness', 'key', 'explanation'] as const;

/** When it can be taken, how long, how often, and what pupils see of the result. */
export function RulesForm({ rules, edit }: Props) {
  const { t } = useWords('quizzes');
  const set = (fields: Partial<QuizRules>, tag?: string) =>
    edit((document) => ({ ...document, rules: { ...document.rules, ...fields } }), tag);
  const minutes = (text: string) => {
    const number = Math.trunc(Number(text.normalize('NFKC')));
    return number >= 1 ? Math.min(number, 600) : null;
  };
  return (
    <Sheet title={t('rules.title')}>
      <Stack gap={4}>
        <TextField
          label={t('rules.timeLimit')}
          hint={t('rules.timeLimitHint')}
          optional
          inputMode="numeric"
          value={rules.timeLimit ?? ''}
          onChange={({ target }) => set({ timeLimit: minutes(target.value) }, 'timeLimit')}
        />
        <MomentField
          label={t('rules.opensAt')}
          value={rules.opensAt}
          onMoment={(opensAt) => set({ opensAt }, 'opensAt')}
        />
        <MomentField
          label={t('rules.closesAt')}
          hint={t('rules.closesAtHint')}
          value={rules.closesAt}
          onMoment={(closesAt) => set({ closesAt }, 'closesAt')}
        />
        <Pair>
          <SelectField
            label={t('rules.attempts')}
            value={rules.attempts}
            onChange={({ target }) => set({ attempts: Number(target.value) })}
          >
            {Array.from({ length: 10 }, (_, n) => n + 1).map((count) => (
              <option key={count} value={count}>
                {t('rules.times', { count })}
              </option>
            ))}
          </SelectField>
          {rules.attempts > 1 && (
            <SelectField
              label={t('rules.counts')}
              value={rules.counts}
              onChange={({ target }) => set({ counts: target.value === 'last' ? 'last' : 'best' })}
            >
              <option value="best">{t('rules.best')}</option>
              <option value="last">{t('rules.last')}</option>
            </SelectField>
          )}
        </Pair>
        <fieldset className={s.reveal}>
          <legend>{t('rules.reveal')}</legend>
          {REVEALED.map((what) => (
            <CheckField
              key={what}
              label={t(`rules.reveal.${what}`)}
              checked={rules.reveal[what]}
              onChange={({ target }) => set({ reveal: { ...rules.reveal, [what]: target.checked } })}
            />
          ))}
        </fieldset>
      </Stack>
    </Sheet>
  );
}
