import type { TemplateView } from '#contracts/notification/templates.ts';
import { Badge } from '../../../design/badge.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './mail.module.css';

/** What is put in, with an example of each; what may not be missing says so. */
export function ValueList({ values }: Pick<TemplateView, 'values'>) {
  const { t } = useWords('mail-admin');
  return (
    <Sheet title={t('places')}>
      <Stack gap={3}>
        <Aside small>{t('placesText', { name: '{{name}}' })}</Aside>
        <dl className={s.values}>
          {values.map(({ name, example, required, optional }) => (
            <div key={name}>
              <dt>
                <code>{`{{${name}}}`}</code> {required && <Badge tone="soon">{t('required')}</Badge>}
                {optional && <Badge>{t('mayBeEmpty')}</Badge>}
              </dt>
              <dd>{example}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Sheet>
  );
}
