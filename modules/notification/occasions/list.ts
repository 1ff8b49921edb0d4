import { digests } from '#modules/notification/occasions/digests.ts';
import type { Occasion } from '#modules/notification/occasions/occasion.ts';

/** What the module does for each school once a day, in this order; digests come last, with what the others have told. */
export const OCCASIONS: readonly Occasion[] = [digests];
