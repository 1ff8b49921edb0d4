export const aiRoutes = {};
