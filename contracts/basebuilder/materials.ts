import { categoryRoutes } from '#contracts/basebuilder/categories.ts';
import { deliveryRoutes } from '#contracts/basebuilder/deliveries.ts';
import { itemImportRoutes } from '#contracts/basebuilder/item-imports.ts';
import { itemRoutes } from '#contracts/basebuilder/items.ts';
import { textSetRoutes } from '#contracts/basebuilder/text-sets.ts';

/** Categories, items, text sets, deliveries and learning paths. */
export const materialRoutes = {
  ...categoryRoutes,
  ...itemRoutes,
  ...itemImportRoutes,
  ...textSetRoutes,
  ...deliveryRoutes,
};
