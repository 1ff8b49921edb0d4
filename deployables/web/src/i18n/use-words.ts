import i18next, { type TFunction } from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import type { Namespace } from './namespaces.ts';

const subscribe = (changed: () => void) => {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
};

/**
 * The words of a feature, and with the prefix `common:` those of all. The words were fetched by the route's loader, so
 * that a component never waits for them: all that react-i18next would add here is weight.
 */
export function useWords<Feature extends Namespace = 'common'>(
  feature?: Feature,
): { t: TFunction<[Feature, 'common']> } {
  const language = useSyncExternalStore(subscribe, () => i18next.language);
  return useMemo(() => {
    const namespaces = [feature ?? 'common', 'common'] as unknown as [Feature, 'common'];
    return { t: i18next.getFixedT(language, namespaces) as TFunction<[Feature, 'common']> };
  }, [language, feature]);
}
