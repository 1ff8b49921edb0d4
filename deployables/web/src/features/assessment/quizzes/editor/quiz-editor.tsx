import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { Button } from '../../../../design/button.tsx';
import { SaidAloud } from '../../../../design/editing/part-tools.tsx';
import { PartsContext } from '../../../../design/editing/parts-context.ts';
import { focusPart, useUndoKeys } from '../../../../design/editing/undo.tsx';
import { useParts } from '../../../../design/editing/use-parts.ts';
import { TextAreaField, TextField } from '../../../../design/field.tsx';
import { Sheet, Split, Stack } from '../../../../design/layout.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { CorrectItem, Corrections } from './correct-item.tsx';
import { EditingContext } from './editing.ts';
import { insert, isPartKind, nameOf, newSection, parts } from './edits.ts';
import { QuizBar } from './quiz-bar.tsx';
import { RulesForm } from './rules-form.tsx';
import { SectionSheet } from './section-sheet.tsx';
import { useQuizWork } from './use-quiz-work.ts';

/** The whole quiz, written where it stands. */
export function QuizEditor({ opened }: { opened: QuizView }) {
  const { t } = useWords('quizzes');
  const work = useQuizWork(opened);
  const { document, basis, edit } = work;
  const { frozen, problems } = basis;
  const { actions, said, say } = useParts({ ...work, parts, isKind: isPartKind, nameOf });
  const [open, setOpen] = useState<string>();
  const [correcting, setCorrecting] = useState<string>();
  useUndoKeys(work, say);
  const editing = useMemo(() => {
    const at = new Map(
      document.sections.flatMap((section, one) =>
        section.items.map((item, two) => [item.id, `sections.${one}.items.${two}.`] as const),
      ),
    );
    const problemsOf = (id: string) => {
      const prefix = at.get(id);
      return problems
        .filter(({ path }) => prefix && `${path}.`.startsWith(prefix))
        .map(({ path, reason }) => ({ path: path.slice(prefix?.length ?? 0), reason }));
    };
    return { edit, frozen, open, setOpen, problemsOf, correct: setCorrecting };
  }, [document, problems, edit, frozen, open]);
  const addSection = () => {
    const section = newSection();
    edit((before) => insert(before, 'section', { parent: '', index: before.sections.length }, section));
    focusPart(section.id);
  };
  const corrected = document.sections.flatMap(({ items }) => items).find(({ id }) => id === correcting);
  return (
    <EditingContext value={editing}>
      <PartsContext value={actions}>
        <QuizBar work={work} say={say} />
        <SaidAloud said={said} />
        <Split>
          <Stack gap={5}>
            {frozen && <NoticeBox>{t('edit.frozen')}</NoticeBox>}
            <Sheet>
              <Stack gap={4}>
                <TextField
                  label={t('edit.title')}
                  value={document.title}
                  maxLength={100}
                  onChange={({ target }) => edit((before) => ({ ...before, title: target.value }), 'title')}
                />
                <TextAreaField
                  label={t('edit.instructions')}
                  optional
                  rows={2}
                  maxLength={5000}
                  value={document.instructions}
                  onChange={({ target }) =>
                    edit((before) => ({ ...before, instructions: target.value }), 'instructions')
                  }
                />
              </Stack>
            </Sheet>
            {document.sections.map((section, index) => (
              <SectionSheet key={section.id} section={section} index={index} only={document.sections.length === 1} />
            ))}
            {!frozen && (
              <div>
                <Button icon={IconPlus} disabled={document.sections.length >= 20} onClick={addSection}>
                  {t('edit.addSection')}
                </Button>
              </div>
            )}
          </Stack>
          <Stack gap={5}>
            <RulesForm rules={document.rules} edit={edit} />
            {frozen && <Corrections quizId={basis.id} />}
          </Stack>
        </Split>
      </PartsContext>
      {corrected && <CorrectItem work={work} item={corrected} onClose={() => setCorrecting(undefined)} />}
    </EditingContext>
  );
}
