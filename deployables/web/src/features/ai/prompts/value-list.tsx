import type { AiPromptView } from '#contracts/ai/admin.ts';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './prompts.module.css';

/** What is put in, with an example of each. */
export function ValueList({ values }: Pick<AiPromptView, 'values'>) {
  const { t } = useWords('ai-admin');
  const [first] = values;
  if (!first) return null;
  return (
    <Sheet title={t('places')}>
      <Stack gap={3}>
        <Aside small>{t('placesText', { name: `{{${first.name}}}` })}</Aside>
        <dl className={s.values}>
          {values.map(({ name, example }) => (
            <div key={name}>
              <dt>
                <code>{`{{${name}}}`}</code>
              </dt>
              <dd>{example}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Sheet>
  );
}
