import type { PaperItem } from '#contracts/assessment/attempts.ts';
import { API } from '../../../../api/base.ts';
import { Markdown } from '../../../../design/markdown.tsx';
import s from './items.module.css';

type Asked = { prompt: string; image: PaperItem['image'] };

/** What an item asks, with its picture. */
export const ItemPrompt = ({ item }: { item: Asked }) => (
  <div className={s.prompt}>
    <Markdown text={item.prompt} />
    {item.image && <img src={`${API}/files/${item.image.fileId}`} alt={item.image.alt} decoding="async" />}
  </div>
);
