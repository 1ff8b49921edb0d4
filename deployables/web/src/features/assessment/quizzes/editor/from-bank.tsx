import { useState } from 'react';
import type { BankItem } from '#contracts/assessment/quiz-items.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { Row, Stack } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { BankFilters, useBank } from '../bank/bank-list.tsx';
import { BankTable } from '../bank/bank-table.tsx';
import { useEditing } from './editing.ts';
import { copied, insert } from './edits.ts';

type Props = { sectionId: string; index: number; onClose: () => void };

/** Items of the bank as copies: what happens to them there later changes nothing here. */
export function FromBank({ sectionId, index, onClose }: Props) {
  const { t } = useWords('quizzes');
  const { edit } = useEditing();
  const bank = useBank();
  const [chosen, setChosen] = useState<ReadonlyMap<string, BankItem>>(new Map());
  const add = () => {
    edit((document) =>
      [...chosen.values()].reduce(
        (now, { id, item }, at) => insert(now, 'item', { parent: sectionId, index: index + at }, copied(item, id)),
        document,
      ),
    );
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('edit.fromBank')} wide>
      <Stack gap={3}>
        <BankFilters bank={bank} />
        <BankTable
          bank={bank}
          selection={{
            ids: new Set(chosen.keys()),
            onChange: (ids) => {
              const known = new Map([...chosen, ...bank.rows.map((row) => [row.id as string, row] as const)]);
              setChosen(new Map([...known].filter(([id]) => ids.has(id))));
            },
          }}
        />
        <Row end gap={2}>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button kind="primary" disabled={chosen.size === 0} onClick={add}>
            {t('edit.takeItems', { count: chosen.size })}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
