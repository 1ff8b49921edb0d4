/** Categories, items, text sets, deliveries and learning paths. */
export const materialRoutes = {};
