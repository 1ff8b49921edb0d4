import { IconBulb, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChosenTheme, PupilTheme as Pupil, ThingKind } from '#contracts/basebuilder/theme-links.ts';
import type { ClassId } from '#contracts/ids.ts';
import { Button } from '../../../../../design/button.tsx';
import { Row, Sheet, Stack } from '../../../../../design/layout.tsx';
import { PersonName } from '../../../../../design/person.tsx';
import { fullName } from '../../../../../i18n/names.ts';
import { formatSeat } from '../../../../../i18n/seat.ts';
import { useWords } from '../../../../../i18n/use-words.ts';
import { PickThing } from '../../../paths/pick-thing.tsx';
import { LinkList } from './link-list.tsx';
import { Suggestions } from './suggestions.tsx';
import s from './themes.module.css';
import { useLinks } from './use-links.ts';

/** What is picked by hand is linked in the middle of the scale; the teacher says more beside it. */
const PICKED = 3;

/** One pupil's question with the words and sets for it. */
export function PupilTheme({ classId, pupil, theme }: { classId: ClassId; pupil: Pupil; theme: ChosenTheme }) {
  const { t } = useWords('class-practice');
  const acts = useLinks(classId, theme.id);
  const [suggesting, setSuggesting] = useState(false);
  const [picking, setPicking] = useState<ThingKind>();
  const name = fullName(pupil.student);
  return (
    <Sheet
      title={
        <>
          {formatSeat(pupil) && <small className={s.seat}>{formatSeat(pupil)}</small>}
          <PersonName person={pupil.student} />
        </>
      }
    >
      <Stack gap={3}>
        <p className={s.question}>
          {theme.question || theme.title}
          {theme.question && <small>{theme.title}</small>}
        </p>
        <LinkList links={pupil.links} acts={acts} />
        <Row gap={2} wrap>
          <Button
            kind="soft"
            size="small"
            icon={IconBulb}
            aria-expanded={suggesting}
            onClick={() => setSuggesting(!suggesting)}
          >
            {t(suggesting ? 'closeSuggestions' : 'suggest')}
          </Button>
          <Button kind="quiet" size="small" icon={IconSearch} onClick={() => setPicking('item')}>
            {t('pickItem')}
          </Button>
          <Button kind="quiet" size="small" icon={IconSearch} onClick={() => setPicking('set')}>
            {t('pickSet')}
          </Button>
        </Row>
        {suggesting && <Suggestions classId={classId} studentId={pupil.student.id} name={name} acts={acts} />}
        {picking && (
          <PickThing
            kind={picking}
            onClose={() => setPicking(undefined)}
            onPick={({ id, title }) => {
              setPicking(undefined);
              const known = pupil.links.find(({ thingId }) => thingId === id);
              if (!known) acts.add.mutate({ kind: picking, thingId: id, title, relevance: PICKED });
            }}
          />
        )}
      </Stack>
    </Sheet>
  );
}
