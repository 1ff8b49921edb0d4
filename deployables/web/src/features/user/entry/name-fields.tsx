import type { ComponentProps } from 'react';
import { TextField } from '../../../design/field.tsx';
import { Pair } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';

export const NO_NAMES = { familyName: '', givenName: '', familyKana: '', givenKana: '' };
type Name = keyof typeof NO_NAMES;
type Binding = Pick<ComponentProps<typeof TextField>, 'name' | 'value' | 'onChange' | 'error'>;

/** Family and given name with their readings, in the order of the school's lists. */
export function NameFields({ text, own = true }: { text: (name: Name) => Binding; own?: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Pair>
        <TextField label={t('field.familyName')} autoComplete={own ? 'family-name' : 'off'} {...text('familyName')} />
        <TextField label={t('field.givenName')} autoComplete={own ? 'given-name' : 'off'} {...text('givenName')} />
      </Pair>
      <Pair>
        <TextField
          label={t('field.familyKana')}
          optional
          hint={t('field.kanaHint')}
          autoComplete="off"
          {...text('familyKana')}
        />
        <TextField label={t('field.givenKana')} optional autoComplete="off" {...text('givenKana')} />
      </Pair>
    </>
  );
}
