import { useState } from 'react';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { Aside, Row, Stack } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../curricula.module.css';
import type { Collision } from './merge.ts';

type Props = {
  collisions: readonly Collision[];
  /** Those of which the other's wording was chosen. */
  onDecide: (theirs: readonly Collision[]) => void;
  onClose: () => void;
};

/** Two wordings of the same place beside each other: one of them is chosen, neither is lost before that. */
export function Collisions({ collisions, onDecide, onClose }: Props) {
  const { t } = useWords('curricula');
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, other: boolean) => {
    const next = new Set(theirs);
    if (other) next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <Dialog open onClose={onClose} title={t('collideTitle')} wide>
      <Stack gap={3}>
        <Aside>{t('collideText')}</Aside>
        <div>
          {collisions.map((one) => (
            <fieldset key={one.key} className={s.collision}>
              <legend>
                <b>
                  {t(`part.${one.part}`)} 「{one.name || t('unnamed')}」 {t(`field.${one.field}` as 'field.title')}
                </b>
              </legend>
              <div className={s.sides}>
                {(['mine', 'theirs'] as const).map((side) => (
                  <label key={side} className={s.side}>
                    <input
                      type="radio"
                      name={one.key}
                      checked={theirs.has(one.key) === (side === 'theirs')}
                      onChange={() => choose(one.key, side === 'theirs')}
                    />
                    <span>
                      <Aside as="span" small>
                        {t(side)}
                      </Aside>
                      <p>{one[side] || (one.field === 'removed' ? t('gone') : '—')}</p>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <Row end>
          <Button kind="primary" onClick={() => onDecide(collisions.filter(({ key }) => theirs.has(key)))}>
            {t('decide')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
