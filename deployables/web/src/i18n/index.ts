import i18next from 'i18next';
import type { Language } from '#contracts/user/people.ts';

export type { Language };
export const LANGUAGES = ['ja', 'en'] as const satisfies readonly Language[];

const STORED = 'quested.language';
type WordsFile = { default: Record<string, string> };
const files = import.meta.glob<WordsFile>('./words/*/*.ts');

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);
const preferred = (): Language => {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.some((language) => language.startsWith('ja')) ? 'ja' : 'en';
};

/** Words are fetched per language and feature, when the first page of the feature is opened. */
const onDemand = {
  type: 'backend' as const,
  read(language: string, namespace: string, done: (error: Error | null, words: Record<string, string> | null) => void) {
    const load = files[`./words/${language}/${namespace}.ts`];
    if (!load) return done(new Error(`No words for ${namespace} in ${language}`), null);
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, null),
    );
  },
};

const followLanguage = (language: string): void => {
  document.documentElement.lang = language;
};

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', followLanguage);
  await i18next.use(onDemand).init({
    lng: preferred(),
    fallbackLng: false,
    ns: ['common'],
    defaultNS: 'common',
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'ja');

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await i18next.changeLanguage(language);
}
