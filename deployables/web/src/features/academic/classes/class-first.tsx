import { ClassOverview } from './class-overview.tsx';
import { Roster } from './roster.tsx';
import { useClass } from './use-class.ts';

/** What one comes for: the list of pupils for who teaches, the class itself for who learns. */
export function ClassFirst() {
  const { mayTeach } = useClass();
  return mayTeach ? <Roster /> : <ClassOverview />;
}
