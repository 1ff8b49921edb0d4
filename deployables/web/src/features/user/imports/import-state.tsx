import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconEye, IconLoader } from '@tabler/icons-react';
import type { ImportView } from '#contracts/user/routes.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK: Record<ImportView['state'], { tone: Tone; icon: typeof IconEye }> = {
  checked: { tone: 'soon', icon: IconEye },
  running: { tone: 'info', icon: IconLoader },
  done: { tone: 'ok', icon: IconCircleCheck },
  failed: { tone: 'late', icon: IconAlertTriangle },
  undoing: { tone: 'info', icon: IconLoader },
  undone: { tone: 'quiet', icon: IconArrowBackUp },
};

export function ImportState({ one }: { one: ImportView }) {
  const { t } = useWords('imports');
  const { tone, icon } = LOOK[one.state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${one.state}`)}
    </Badge>
  );
}
