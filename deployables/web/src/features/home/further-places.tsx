import { PLACES } from '../../app/nav.ts';
import { ButtonLink } from '../../design/button.tsx';
import { Row } from '../../design/layout.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Where a pupil goes less often: a phone's bar has no room for it. */
const FURTHER = ['/record', '/surveys'] as const;

export function FurtherPlaces() {
  const { t } = useWords();
  return (
    <Row wrap gap={2}>
      {FURTHER.map((place) => (
        <ButtonLink key={place} to={place} kind="quiet" icon={PLACES[place].icon}>
          {t(PLACES[place].word)}
        </ButtonLink>
      ))}
    </Row>
  );
}
