import { Link } from '@tanstack/react-router';
import type { ThemeView } from '#contracts/content/themes.ts';
import { Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { ThemeFiles } from '../files/theme-files.tsx';
import { Decide } from './decide.tsx';
import { ThemeBand } from './theme-band.tsx';
import { ThemeDetails } from './theme-details.tsx';
import { ThemeThread } from './theme-thread.tsx';
import { useReading } from './use-reading.ts';
import { Versions } from './versions.tsx';

/** A teacher reads a theme, answers, and goes on to the next one of the list it was opened from. */
export function ReadTheme({ theme }: { theme: ThemeView }) {
  const { t } = useWords('themes');
  const reading = useReading(theme);
  const still = theme.archived || theme.closed;
  return (
    <Stack gap={5}>
      <Row wrap>
        <Link
          to="/classes/$id/themes"
          params={{ id: theme.classId }}
          search={reading.show ? { show: reading.show } : {}}
        >
          {t('backToList')}
        </Link>
        {reading.place && <span>{t('place', reading.place)}</span>}
      </Row>
      {theme.closed && <NoticeBox>{t('isClosedTeacher')}</NoticeBox>}
      <ThemeBand
        theme={theme}
        who={
          <Link to="/people/$id" params={{ id: theme.student.id }}>
            <PersonName person={theme.student} />
          </Link>
        }
      />
      <Split>
        <Stack gap={6}>
          <Sheet title={t('about')}>
            <ThemeDetails theme={theme} />
          </Sheet>
          <ThemeFiles theme={theme} mayPut={false} />
          <Sheet title={t('talk')}>
            <ThemeThread theme={theme} mayTalk={!still && theme.state !== 'proposed'} />
          </Sheet>
          {!still && <Decide theme={theme} reading={reading} />}
        </Stack>
        <Versions theme={theme} mayRestore={false} />
      </Split>
    </Stack>
  );
}
