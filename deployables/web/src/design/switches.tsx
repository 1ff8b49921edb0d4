import { IconMoon, IconSun } from '@tabler/icons-react';
import { currentLanguage, type Language, switchLanguage } from '../i18n/index.ts';
import { useWords } from '../i18n/use-words.ts';
import { IconButton } from './button.tsx';
import { Segmented } from './choice.tsx';
import { chooseScheme, useScheme, useSchemeChoice } from './color-scheme.ts';

const OPTIONS = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

export function LanguageSwitch({ onSwitched }: { onSwitched?: (language: Language) => void }) {
  const { t } = useWords();
  return (
    <Segmented
      label={t('language.label')}
      value={currentLanguage()}
      options={OPTIONS}
      onChange={async (language) => {
        await switchLanguage(language);
        onSwitched?.(language);
      }}
    />
  );
}

export function ThemeToggle() {
  const { t } = useWords();
  const dark = useScheme() === 'dark';
  return (
    <IconButton
      icon={dark ? IconSun : IconMoon}
      label={dark ? t('theme.toLight') : t('theme.toDark')}
      onClick={() => chooseScheme(dark ? 'light' : 'dark')}
    />
  );
}

export function ThemeChoice() {
  const { t } = useWords();
  return (
    <Segmented
      label={t('theme.label')}
      value={useSchemeChoice()}
      options={[
        { value: 'light', label: t('theme.light') },
        { value: 'dark', label: t('theme.dark') },
        { value: 'auto', label: t('theme.auto') },
      ]}
      onChange={chooseScheme}
    />
  );
}
