import { currentLanguage } from './index.ts';

type Names = { familyName: string; givenName: string };
type Readings = { familyKana: string; givenKana: string };

const isJapanese = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** Family name first, as it stands in the school's lists; names in Latin letters follow the language of the page. */
export function fullName({ familyName, givenName }: Names): string {
  if (currentLanguage() === 'en' && !isJapanese(familyName)) return `${givenName} ${familyName}`;
  return `${familyName} ${givenName}`;
}
export const reading = ({ familyKana, givenKana }: Readings): string => `${familyKana} ${givenKana}`.trim();
