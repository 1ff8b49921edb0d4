import { useMe } from '../../../app/session.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { ClassThemes } from './class-themes.tsx';
import { OwnThemes } from './own-themes.tsx';

/** The class's themes: for who teaches the list of all pupils', for a pupil their own. */
export function ThemesTab() {
  const { user } = useMe();
  const { mayTeach } = useClass();
  return mayTeach && user.role !== 'student' ? <ClassThemes /> : <OwnThemes />;
}
