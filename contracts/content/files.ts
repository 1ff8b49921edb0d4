export const fileRoutes = {};
