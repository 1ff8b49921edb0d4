import type { Work } from '#kernel/module.ts';
import { type News, tellAll } from '#modules/notification/use-cases/tell-all.ts';

export type Telling = News & { personId: string };

/** Tells one person of something, once per cause (tell-all.ts). */
export const tell = (work: Work, { personId, ...news }: Telling): Promise<void> => tellAll(work, [personId], news);
