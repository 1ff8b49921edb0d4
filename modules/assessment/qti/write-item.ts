import { element, type XmlElement } from '#kernel/xml/xml.ts';
import type { Filed } from '#modules/assessment/domain/quizzes/csv/write.ts';
import { shortly } from '#modules/assessment/domain/quizzes/words.ts';
import { paragraph } from '#modules/assessment/qti/write-common.ts';
import { partsOf } from '#modules/assessment/qti/write-parts.ts';

/**
 * One item as QTI 3.0 (1EdTech, ASI information model 3.0.1) describes it, marked by its own response processing. What
 * QTI has no room for (how partial points are counted, what is exact) stands in `data-quested-` attributes beside it,
 * which others may leave out of account. Pictures stay behind.
 */
export function writeItem({ item, subject, tags }: Filed, identifier: string): XmlElement {
  const { declarations, body, processing } = partsOf(item);
  return element(
    'qti-assessment-item',
    {
      xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd',
      identifier,
      title: shortly(item) || identifier,
      adaptive: 'false',
      'time-dependent': 'false',
    },
    ...declarations,
    outcome('SCORE', '0'),
    outcome('MAXSCORE', String(item.points)),
    item.explanation ? element('qti-outcome-declaration', FEEDBACK) : null,
    element(
      'qti-item-body',
      {
        'data-quested-type': item.type,
        'data-quested-subject': subject || null,
        'data-quested-tags': tags.length ? JSON.stringify(tags) : null,
      },
      ...body,
    ),
    processing,
    item.explanation
      ? element(
          'qti-modal-feedback',
          { 'outcome-identifier': 'FEEDBACK', identifier: 'explanation', 'show-hide': 'show' },
          element('qti-content-body', {}, paragraph(item.explanation)),
        )
      : null,
  );
}

const FEEDBACK = { identifier: 'FEEDBACK', cardinality: 'single', 'base-type': 'identifier' };
const outcome = (identifier: string, value: string) =>
  element(
    'qti-outcome-declaration',
    { identifier, cardinality: 'single', 'base-type': 'float' },
    element('qti-default-value', {}, element('qti-value', {}, value)),
  );
