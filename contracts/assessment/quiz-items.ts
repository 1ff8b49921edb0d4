import * as z from 'zod';
import { BankFilter, BankItem, filing, ItemImport, QuizItem } from '#contracts/assessment/quiz-item-views.ts';
import { may, Nothing, route, Version } from '#contracts/define.ts';
import { QuizItemId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/assessment/quiz-item-views.ts';

const tags = ['assessment'];
const authors = ['teacherOfSchool', 'adminOfSchool'] as const;
const inBank = may(authors, 'school');
const ofItem = may(authors, 'quizItem', 'id');
const one = z.object({ id: QuizItemId });
const upload = { limit: 'upload', bodyLimit: 5 * 1024 * 1024 } as const;
const importing = z.object({ file: z.file(), commit: z.stringbool().default(false) });

export const quizItemRoutes = {
  bankItems: route
    .meta(inBank)
    .route({ method: 'GET', path: '/quiz-items', summary: 'The item bank of the school, last changed first', tags })
    .input(PageQuery.extend(BankFilter.shape))
    .output(pageOf(BankItem)),
  bankShelves: route
    .meta(inBank)
    .route({
      method: 'GET',
      path: '/quiz-item-shelves',
      summary: 'Subjects and tags in use, the most used first',
      tags,
    })
    .input(z.object({}))
    .output(
      z.object({
        subjects: z.array(z.object({ name: z.string(), items: z.number().int() })),
        tags: z.array(z.object({ name: z.string(), items: z.number().int() })),
      }),
    ),
  bankItem: route
    .meta(ofItem)
    .route({ method: 'GET', path: '/quiz-items/{id}', summary: 'One item of the bank', tags })
    .input(one)
    .output(BankItem),
  addBankItem: route
    .meta(inBank)
    .route({
      method: 'POST',
      path: '/quiz-items',
      successStatus: 201,
      summary: 'Put a finished item into the bank; its own id and origin are of no account there',
      tags,
    })
    .input(z.object({ item: QuizItem, ...filing }))
    .output(BankItem),
  changeBankItem: route
    .meta(ofItem)
    .route({ method: 'PUT', path: '/quiz-items/{id}', summary: 'Change an item; copies in quizzes stay', tags })
    .input(one.extend({ version: Version, item: QuizItem, ...filing }))
    .output(BankItem),
  removeBankItem: route
    .meta(ofItem)
    .route({ method: 'DELETE', path: '/quiz-items/{id}', successStatus: 204, summary: 'Take it out of the bank', tags })
    .input(one)
    .output(Nothing),
  takeBackBankItem: route
    .meta(ofItem)
    .route({ method: 'POST', path: '/quiz-items/{id}/take-back', summary: 'Put it back into the bank', tags })
    .input(one)
    .output(BankItem),
  exportItemsCsv: route
    .meta(inBank)
    .route({
      method: 'GET',
      path: '/quiz-item-files/items.csv',
      summary: 'The items found, as CSV; at most 1,000',
      tags,
    })
    .input(BankFilter)
    .output(z.file()),
  importItemsCsv: route
    .meta({ ...inBank, ...upload })
    .route({
      method: 'POST',
      path: '/quiz-item-files/items.csv',
      summary:
        'Read items from CSV; without `commit` only a preview. Columns, in any order, English or Japanese: type 種類, prompt 問題, choice_1…choice_20 選択肢1…, answer 正解, points 配点, tolerance 許容誤差, options オプション, explanation 解説, subject 教科, tags タグ',
      tags,
    })
    .input(importing)
    .output(ItemImport),
  exportItemsQti: route
    .meta(inBank)
    .route({
      method: 'GET',
      path: '/quiz-item-files/items.zip',
      summary: 'The items found, as a QTI 3.0 package; at most 1,000',
      tags,
    })
    .input(BankFilter)
    .output(z.file()),
  importItemsQti: route
    .meta({ ...inBank, ...upload })
    .route({
      method: 'POST',
      path: '/quiz-item-files/items.zip',
      summary: 'Read items from a QTI 3.0 package; without `commit` only a preview',
      tags,
    })
    .input(importing)
    .output(ItemImport),
};
