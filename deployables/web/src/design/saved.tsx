import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp, IconDeviceLaptop } from '@tabler/icons-react';
import { formatTime } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';
import s from './saved.module.css';
import type { SavedState } from './use-autosave.ts';

/** Says where the typed words are; with `server` false the device is where they belong until the form is sent. */
export function Saved({ state, server = true }: { state: SavedState; server?: boolean }) {
  const { t } = useWords();
  const look = {
    clean: undefined,
    saving: [IconCloudUp, t('saved.saving')],
    saved: [IconCloudCheck, t('saved.saved', { at: 'at' in state ? formatTime(new Date(state.at)) : '' })],
    device: [server ? IconCloudOff : IconDeviceLaptop, t(server ? 'saved.device' : 'saved.draft')],
    nowhere: [IconAlertTriangle, t('saved.nowhere')],
    conflict: [IconAlertTriangle, t('saved.conflict')],
    refused: [IconAlertTriangle, t('saved.refused')],
  } as const;
  const shown = look[state.kind];
  return (
    <p className={s.saved} role="status" data-state={state.kind}>
      {shown && (
        <>
          <Icon of={shown[0]} size={18} />
          {shown[1]}
        </>
      )}
    </p>
  );
}
