import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ThemeLinkView } from '#contracts/basebuilder/theme-links.ts';
import { IconButton } from '../../../../../design/button.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import { RelevanceChoice } from './relevance.tsx';
import s from './themes.module.css';
import type { useLinks } from './use-links.ts';

type Props = { links: readonly ThemeLinkView[]; acts: ReturnType<typeof useLinks> };

/** What is linked to a theme, in the order in which it was: changing how close it is moves nothing on the page. */
export function LinkList({ links, acts }: Props) {
  const { t } = useWords('class-practice');
  if (links.length === 0) return <p className={s.nothing}>{t('nothingLinked')}</p>;
  const inOrder = links.toSorted((a, b) =>
    a.linkedAt === b.linkedAt ? (a.thingId < b.thingId ? -1 : 1) : a.linkedAt < b.linkedAt ? -1 : 1,
  );
  return (
    <ul className={s.links}>
      {inOrder.map((link) => (
        <LinkRow key={link.thingId} link={link} acts={acts} />
      ))}
    </ul>
  );
}

function LinkRow({ link, acts }: { link: ThemeLinkView; acts: Props['acts'] }) {
  const { t } = useWords('class-practice');
  const { kind, title, question, words, asked } = link;
  // What was chosen shows at once; the server's word counts as soon as it is there.
  const [said, setSaid] = useState<number>();
  const change = (relevance: number) => {
    setSaid(relevance);
    acts.change.mutate({ ...link, relevance }, { onSettled: () => setSaid(undefined) });
  };
  return (
    <li>
      <span className={s.thing}>
        <b>{title}</b>
        <small>
          {kind === 'set' ? t('linkedSet', { count: words }) : question}
          {!asked && ` ・ ${t('resting')}`}
        </small>
      </span>
      <RelevanceChoice label={t('relevance', { title })} value={said ?? link.relevance} onChange={change} />
      <IconButton icon={IconX} label={t('unlink', { title })} onClick={() => acts.remove.mutate(link)} />
    </li>
  );
}
