import { useOs } from '@mantine/hooks';
import { Fragment } from 'react';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PALETTE, PLACES } from '../nav.ts';
import { useMe } from '../session.ts';
import { GO_KEYS } from '../shell/shell-keys.ts';
import s from './command-palette.module.css';

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { user } = useMe();
  const os = useOs();
  const command = os === 'macos' || os === 'ios' ? '⌘' : 'Ctrl';
  const lines: [string, string[]][] = [
    [t('keys.palette'), [`${command} K`]],
    [t('keys.search'), ['/']],
    [t('keys.rows'), ['j', 'k']],
    [t('keys.open'), ['Enter']],
    [t('keys.close'), ['Esc']],
    [t('keys.help'), ['?']],
    ...Object.entries(GO_KEYS)
      .filter(([, place]) => PALETTE[user.role].includes(place))
      .map(([key, place]): [string, string[]] => [t('keys.go', { place: t(PLACES[place].word) }), ['g', key]]),
  ];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')}>
      <dl className={s.keys}>
        {lines.map(([what, keys]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
