import type { TraitScore } from '#contracts/assessment/surveys.ts';
import { Aside } from '../../../design/layout.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './result.module.css';

const LOWEST = 4;
const HIGHEST = 20;

/** Where one stands on five lines, each with what that may mean; the numbers are a table below. */
export function Traits({ traits }: { traits: readonly TraitScore[] }) {
  const { t } = useWords('surveys');
  const language = currentLanguage();
  return (
    <>
      <Aside small>{t('traitsNote')}</Aside>
      <ul className={s.traits}>
        {traits.map((trait) => (
          <li key={trait.trait}>
            <p className={s.traitName}>
              <b>{trait.name[language]}</b>
              <span>{t('outOf', { score: trait.score })}</span>
            </p>
            <div className={s.track} aria-hidden>
              <span style={{ insetInlineStart: `${((trait.score - LOWEST) / (HIGHEST - LOWEST)) * 100}%` }} />
            </div>
            <p className={s.traitWords}>{trait.description[language]}</p>
          </li>
        ))}
      </ul>
      <details className={s.table}>
        <summary>{t('traitsTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('trait')}</th>
              <th scope="col">{t('score')}</th>
            </tr>
          </thead>
          <tbody>
            {traits.map((trait) => (
              <tr key={trait.trait}>
                <th scope="row">{trait.name[language]}</th>
                <td>{trait.score}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
