import {
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconCircleFilled,
  IconCircleHalf2,
  IconPoint,
  IconRotateClockwise2,
} from '@tabler/icons-react';
import type { MatrixCell, MilestoneView } from '#contracts/analytics/milestones.ts';
import { Icon } from '../../../design/icon.tsx';
import { today } from '../../../i18n/format.ts';

export type Mark = 'none' | 'begun' | 'waiting' | 'again' | 'reviewed' | 'overdue' | 'far';

const ICON = {
  none: IconCircleDashed,
  begun: IconCircleHalf2,
  waiting: IconCircleFilled,
  again: IconRotateClockwise2,
  reviewed: IconCheck,
  overdue: IconAlertTriangle,
  far: IconPoint,
} as const;

const MONTH = 31 * 24 * 60 * 60 * 1000;
/** What stands in a cell. What is due in more than a month and not begun is only a dot. */
export function markOf(cell: MatrixCell | undefined, { dueDay }: MilestoneView): Mark {
  if (cell?.state === 'reviewed') return 'reviewed';
  if (cell?.state === 'waiting') return cell.number > 1 ? 'again' : 'waiting';
  if (dueDay < today()) return 'overdue';
  if (cell) return 'begun';
  return Date.parse(dueDay) - Date.parse(today()) > MONTH ? 'far' : 'none';
}

/** The mark alone; shape first, colour second. A verdict stands in its own letters. */
export const CellMark = ({ mark, verdict }: { mark: Mark; verdict?: string | undefined }) =>
  mark === 'reviewed' && verdict ? <b>{verdict}</b> : <Icon of={ICON[mark]} size={mark === 'waiting' ? 15 : 18} />;
