import { categoryRoutes } from '#contracts/basebuilder/categories.ts';
import { deliveryRoutes } from '#contracts/basebuilder/deliveries.ts';
import { itemImportRoutes } from '#contracts/basebuilder/item-imports.ts';
import { itemRoutes } from '#contracts/basebuilder/items.ts';
import { pathRoutes } from '#contracts/basebuilder/paths.ts';
import { textSetRoutes } from '#contracts/basebuilder/text-sets.ts';
import { textRoutes } from '#contracts/basebuilder/texts.ts';
import { themeLinkRoutes } from '#contracts/basebuilder/theme-links.ts';

/** Categories, items, text sets, deliveries, learning paths and links to themes. */
export const materialRoutes = {
  ...categoryRoutes,
  ...itemRoutes,
  ...itemImportRoutes,
  ...textSetRoutes,
  ...deliveryRoutes,
  ...textRoutes,
  ...pathRoutes,
  ...themeLinkRoutes,
};
