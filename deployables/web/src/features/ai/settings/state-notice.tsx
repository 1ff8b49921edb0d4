import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { NoticeBox } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** What is the matter: refused by the endpoint, not set up, or set up elsewhere. */
export function StateNotice({ settings: { trouble, holds, schoolId } }: { settings: AiSettingsView }) {
  const { t } = useWords('ai-admin');
  if (trouble) {
    return (
      <NoticeBox tone="late">
        <p>
          <b>{t(`trouble.${trouble.kind}`)}</b> {t('troubleAt', { at: formatMoment(trouble.at) })}
        </p>
        {trouble.detail && <p lang="en">{t('said', { detail: trouble.detail })}</p>}
      </NoticeBox>
    );
  }
  if (holds.endpointOf === null) {
    return (
      <NoticeBox>
        {t('nothingYet')} {schoolId !== null && t('inheritedNone')}
      </NoticeBox>
    );
  }
  if (schoolId !== null && holds.endpointOf === 'installation') {
    return <NoticeBox>{t('inherited', { host: holds.host ?? '' })}</NoticeBox>;
  }
  return null;
}
