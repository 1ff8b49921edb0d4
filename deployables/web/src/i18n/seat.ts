import i18next from 'i18next';
import { currentLanguage } from './index.ts';

type Seat = { grade: number | null; classGroup: string | null; number: number | null };

/** 学年-組-番号 as a school says it; empty for people without a seat. */
export function formatSeat({ grade, classGroup, number }: Seat): string {
  if (!classGroup) return '';
  const group =
    classGroup.startsWith(String(grade)) || grade === null
      ? classGroup
      : `${i18next.t('seat.grade', { grade })}${classGroup}`;
  if (number === null) return group;
  return currentLanguage() === 'ja' ? `${group} ${number}番` : `${group} no. ${number}`;
}
